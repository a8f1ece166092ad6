import { v7 as uuidv7 } from 'uuid';
import { restAnswer, trpcAnswer } from '#app/api.server.ts';
import { action as findingsFile } from '#app/routes/reporting.$collection.findings[.]csv.ts';
import { action as upload } from '#app/routes/reporting.$collection.upload.tsx';
import { action as signIn, loader as signInPage } from '#app/routes/sign-in.tsx';
import { sessionOf } from '#app/session.server.ts';
import { connections } from '#server/data/connections.ts';
import type { ValueInput } from '#server/domain/returns/return-row.ts';
import type { Table } from '#server/files/table.ts';
import { writeWorkbook } from '#server/files/write-workbook.ts';
import { hashPassword } from '#server/identity/passwords.ts';
import { fingerprint, newSecret } from '#server/identity/secrets.ts';
import { connectAs } from '../setup/database.ts';
import { A, origin, people } from './world.ts';

/** What a return may be sent as. */
export type Content = ({ file: string } | { csv: string } | { values: ValueInput[] }) & {
  key?: string;
  baseVersion?: number;
  changesOnly?: boolean;
};
export type Told = { accepted: boolean; counts: { rows: number; errors: number; warnings: number }; findings: Found[] };
export type Found = Record<
  'code' | 'severity' | 'message' | 'fix' | 'who' | 'column' | 'metric' | 'breakdown' | 'found' | 'name' | 'before',
  string | null
> & { row: number | null };

const password = 'a password for tests';
const token = newSecret();
/** The session of the preparer of council A. */
export const standing = { cookie: '', csrf: '' };

/** A request as a route gets it. */
export const asked = (request: Request, collection = '') => ({ request, params: { collection }, context: {} });

/** Gives the preparer of council A a token and a session, as programs and browsers have them. */
export async function openDoors(): Promise<void> {
  const { id, email } = people.preparerA;
  const dates = { createdAt: new Date(), expiresAt: new Date('2027-11-25') };
  await connections().workshop.apiToken.create({
    data: { id: fingerprint(token), userId: id, label: 'test', ...dates },
  });
  const owner = await connectAs('owner');
  await owner.query('UPDATE `User` SET passwordHash = ? WHERE id = ?', [await hashPassword(password), id]);
  await owner.end();
  const cookieOf = (response: { headers?: HeadersInit } | null) =>
    new Headers(response?.headers).getSetCookie()[0]?.split(';')[0] ?? '';
  const page = (await signInPage(asked(new Request(`${origin}/sign-in`)))) as unknown as {
    data: { csrf: string };
    init: ResponseInit;
  };
  const body = new URLSearchParams({ csrf: page.data.csrf, email, password, next: '' });
  const headers = { Origin: origin, Cookie: cookieOf(page.init) };
  const done = await signIn(asked(new Request(`${origin}/sign-in`, { method: 'POST', body, headers }))).catch(
    (thrown: unknown) => thrown,
  );
  standing.cookie = cookieOf(done as Response);
  const session = await sessionOf(new Request(origin, { headers: { Cookie: standing.cookie } }));
  standing.csrf = session?.csrf ?? '';
}

const program = (path: string, body: object) =>
  new Request(`${origin}${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
  });

/** A dry run over REST. */
export async function byRest(collection: string, content: Content): Promise<Told> {
  const answer = await restAnswer(program('/api/v1/returns/check', { area: A, collection, ...content }));
  return (await answer.json()) as Told;
}

/** Handing in over REST: the status, and what was said. */
export async function handInByRest(collection: string, content: Content) {
  const body = { key: uuidv7(), area: A, collection, ...content };
  const answer = await restAnswer(program('/api/v1/returns', body));
  return { status: answer.status, body: (await answer.json()) as Told };
}

/** A dry run over tRPC. */
export async function byTrpc(collection: string, content: Content): Promise<Told> {
  const answer = await trpcAnswer(program('/api/trpc/return.check', { area: A, collection, ...content }));
  const envelope = (await answer.json()) as { result: { data: Told } };
  return envelope.result.data;
}

/** A page or file of council A's preparer, asked for by the browser: what a route's loader gets. */
export const asBrowser = (path: string, collection: string) =>
  asked(new Request(`${origin}${path}`, { headers: { Cookie: standing.cookie } }), collection);

/** A query of council A's program over REST. */
export async function readByRest(path: string) {
  const answer = await restAnswer(
    new Request(`${origin}/api/v1${path}`, { headers: { Authorization: `Bearer ${token}` } }),
  );
  return { status: answer.status, body: await answer.json() };
}

/** A form sent by the browser of that session. */
export const form = (path: string, body: FormData | URLSearchParams) =>
  new Request(`${origin}${path}?area=${A}`, {
    method: 'POST',
    body,
    headers: { Origin: origin, Cookie: standing.cookie },
  });

/** The page: what it shows after the file was chosen, and the findings as a file. */
export async function byForm(collection: string, name: string, bytes: Uint8Array) {
  const chosen = new FormData();
  chosen.set('csrf', standing.csrf);
  chosen.set('file', new Blob([new Uint8Array(bytes)]), name);
  const answer = (await upload(asked(form(`/reporting/${collection}/upload`, chosen), collection))) as unknown as {
    data: { findings?: Found[]; message?: string };
    init: ResponseInit;
  };
  const fields = new URLSearchParams({ csrf: standing.csrf, file: Buffer.from(bytes).toString('base64') });
  const file = await findingsFile(asked(form(`/reporting/${collection}/findings.csv`, fields), collection));
  return { status: answer.init.status, ...answer.data, file: await (file as Response).text() };
}

const isNumber = (cell: string) => /^(0|[1-9]\d{0,9})(\.\d{0,4}[1-9])?$/.test(cell);

/** The same table as a workbook: numbers as numbers, everything else as text. */
export async function asWorkbook({ rows }: Pick<Table, 'rows'>): Promise<Content> {
  const last = rows.at(-1)?.row ?? 0;
  const sheet = Array.from({ length: last }, (_, index) => {
    const cells = rows.find(({ row }) => row === index + 1)?.cells ?? [];
    return cells.map((cell, column) => (column >= 5 && isNumber(cell) ? Number(cell) : cell));
  });
  const bytes = await writeWorkbook([{ name: 'Return', rows: sheet, widths: [] }]);
  return { file: bytes.toString('base64') };
}

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** The same table as a CSV file. */
export function asCsv({ rows }: Pick<Table, 'rows'>): Content {
  const last = rows.at(-1)?.row ?? 0;
  const lines = Array.from({ length: last }, (_, index) =>
    (rows.find(({ row }) => row === index + 1)?.cells ?? []).map(quoted).join(','),
  );
  return { csv: lines.join('\r\n') };
}

/** The same table as values of JSON; null where its rows cannot be said in JSON: other columns, gaps, odd lengths. */
export function asValues({ rows }: Pick<Table, 'rows'>, columns: readonly string[]): Content | null {
  const [header, ...body] = rows;
  if (header?.cells.join() !== columns.join()) return null;
  if (body.some(({ row, cells }, index) => row !== index + 2 || cells.length !== columns.length)) return null;
  const values = body.map(({ cells: [area, time, code, metric = '', breakdown, ...rest] }) => {
    const [numerator, denominator, value, symbol, explanation] = rest;
    return { area, period: `${time}|${code}`, metric, breakdown, numerator, denominator, value, symbol, explanation };
  });
  return { values };
}

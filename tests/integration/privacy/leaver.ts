import { readFileSync } from 'node:fs';
import { Secret, TOTP } from 'otpauth';
import { v7 as uuidv7 } from 'uuid';
import { connections } from '#server/data/connections.ts';
import { addPerson, findPerson } from '#server/data/workshop/people.ts';
import type { Person } from '#server/domain/people/permissions.ts';
import { createIdentityCaller } from '#server/trpc/identity.ts';
import { A, acting, collection } from '../returns/world.ts';
import { connectAs } from '../setup/database.ts';
import { personWith } from '../setup/service.ts';

export const email = 'zebedee.quartermain@council.example';
export const name = 'Zebedee Quartermain';
export const password = 'four words nobody joins';
const sessionSecret = 'only for tests, and long enough to be taken';

export const identity = (now = new Date()) =>
  createIdentityCaller({ now, workshop: connections().workshop, sessionSecret });

/** An administrator with an account. */
export async function administratorWithAccount(): Promise<Person> {
  const made = personWith('administrator', null, uuidv7());
  const account = { name: 'The administrator', passwordHash: 'x', createdAt: new Date() };
  await addPerson(connections().workshop, { ...made, ...account });
  return made;
}

/** What an authenticator app shows so many half minutes from now. */
const codeOf = (key: string, steps: number) =>
  new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')) }).generate({
    timestamp: Date.now() + steps * 30_000,
  });

/** Somebody is invited and does whatever a person can do that leaves something of theirs behind. */
export async function whoLeavesTraces(administrator: Person): Promise<Person & { secret: string; code: () => string }> {
  const { workshop } = connections();
  const call = acting(administrator, { now: new Date() });
  await call.person.invite({ key: uuidv7(), email, name, role: 'preparer', area: A });
  const letter = await workshop.outboxMessage.findFirstOrThrow({ where: { toAddress: email } });
  const link = /link=([\w-]+)/.exec(letter.text)?.[1] ?? '';
  await identity().password.choose({ link, fresh: password });
  const from = { address: uuidv7(), replaces: null };
  const made = await identity().signIn({ email, password, ...from });
  if (made.step !== null) throw new Error('a code is needed');
  const { offered, key } = await identity().secondFactor.offer({ secret: made.secret, offered: null });
  const proof = { secret: made.secret, password, address: uuidv7() };
  const { secret } = await identity().secondFactor.enrol({ ...proof, offered, code: codeOf(key, 0) });
  const person = (await findPerson(workshop, { email })) as Person;
  const mark = await identity().held.mark({ userId: person.id });
  await identity().held.hold({ mark, path: '/reporting', fields: [['comment', `From ${name}`]] });
  await identity().password.askReset({ email, address: uuidv7() });
  const own = acting(person, { door: 'rest', now: new Date() });
  const token = { area: A, name: `${name}’s laptop`, purposes: ['submit'], lastDay: '2027-02-23' };
  await own.token.make({ key: uuidv7(), ...token });
  const csv = readFileSync('tests/corpus/returns/good.csv', 'utf8');
  await own.return.submit({ key: uuidv7(), area: A, collection, csv });
  const follows = { address: email, choices: '[]', pace: 'weekly' };
  const secret64 = 'a'.repeat(64);
  await workshop.subscriptionRequest.create({ data: { ...follows, id: secret64, createdAt: new Date() } });
  const since = { confirmedAt: new Date(), toldRelease: 1, toldDay: '2026-11-25' };
  await workshop.subscriber.create({ data: { ...follows, ...since, id: uuidv7(), secret: secret64.slice(21) } });
  const owner = await connectAs('owner');
  const failed = `550 no mailbox ${email}`;
  await owner.query('UPDATE OutboxMessage SET lastError = ? WHERE toAddress = ?', [failed, email]);
  await owner.end();
  return { ...person, secret, code: () => codeOf(key, 1) };
}

/** Every column of words or ids of the database, and in how many of its rows a text stands, in any writing of it. */
export async function placesOf(text: string): Promise<string[]> {
  const owner = await connectAs('owner');
  try {
    const columns: { t: string; c: string }[] = await owner.query(
      `SELECT TABLE_NAME AS t, COLUMN_NAME AS c FROM information_schema.COLUMNS
       WHERE TABLE_SCHEMA = DATABASE() AND DATA_TYPE IN ('char', 'varchar', 'text', 'mediumtext', 'longtext', 'tinytext')
         AND TABLE_NAME IN (SELECT TABLE_NAME FROM information_schema.TABLES
           WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE')
       ORDER BY TABLE_NAME, ORDINAL_POSITION`,
    );
    const found: string[] = [];
    for (const { t, c } of columns) {
      const sql = `SELECT COUNT(*) AS n FROM \`${t}\` WHERE LOCATE(LOWER(?), LOWER(CONVERT(\`${c}\` USING utf8mb4))) > 0`;
      const [row] = await owner.query(sql, [text]);
      if (Number(row.n) > 0) found.push(`${t}.${c}`);
    }
    if (columns.length < 300) throw new Error(`only ${columns.length} columns were looked at`);
    return found;
  } finally {
    await owner.end();
  }
}

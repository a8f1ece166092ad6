import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { expect, test } from '@playwright/test';
import { ask, get, post, rest } from '../setup/api.ts';
import { hidden } from '../setup/markup.ts';
import { corpusFile, openCollections } from '../setup/returns.ts';
import { account, baseUrl, councilA } from '../setup/service.ts';
import { signInByRequest } from '../setup/sign-in.ts';

const { hostname, port, host } = new URL(baseUrl);

/** Sends the beginning of a request and nothing more; answers what came back, or '' where the sender hung up. */
function begin(head: string[], body: string, hangUp: boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port || 80), hostname);
    let answer = '';
    socket.on('data', (piece) => {
      answer += piece;
      socket.destroy();
      resolve(answer);
    });
    socket.on('error', (error) => (hangUp ? resolve('') : reject(error)));
    socket.write(`${[...head, `Host: ${host}`].join('\r\n')}\r\n\r\n${body}`, () => {
      if (hangUp) setTimeout(() => resolve(String(socket.destroy().destroyed && '')), 200);
    });
  });
}

test('a file of 50 MB is refused before it is sent, in words', async () => {
  const { cookie } = await signInByRequest(account('preparerA'));
  const head = [
    'POST /reporting/example-202627Q1/upload HTTP/1.1',
    'Content-Type: multipart/form-data; boundary=xx',
    `Content-Length: ${50 * 1024 * 1024}`,
    `Origin: ${new URL(baseUrl).origin}`,
    `Cookie: ${cookie}`,
  ];
  const answer = await begin(
    head,
    '--xx\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\na',
    false,
  );
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  expect(answer).toContain('The body is larger than 12 MB');
});

test('an upload that is cut off leaves nothing, and the service answers the next one', async () => {
  const collection = (await openCollections(councilA)).at(-1) ?? '';
  const of = { area: councilA, collection };
  const before = await ask('return.current', 'preparerA', of);
  const body = JSON.stringify({ key: randomUUID(), ...of, csv: readFileSync(corpusFile('good.csv'), 'utf8') });
  const head = [
    'POST /api/v1/returns HTTP/1.1',
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    `Authorization: Bearer ${account('preparerA').token}`,
  ];
  expect(await begin(head, body.slice(0, body.length / 2), true)).toBe('');
  const after = await ask('return.current', 'preparerA', of);
  expect(after.body.result.data).toEqual(before.body.result.data);
  expect((await rest('/returns/check', 'preparerA', { ...of, csv: '' })).status).toBe(200);
});

test('the template is a workbook that comes back, filled in or not, through the same checks', async () => {
  const [collection = ''] = await openCollections(councilA);
  const { cookie } = await signInByRequest(account('preparerA'));
  const path = `/reporting/${collection}/template.xlsx`;
  const answer = await fetch(baseUrl + path, { headers: { cookie } });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('spreadsheetml.sheet');
  expect(answer.headers.get('content-disposition')).toContain('.xlsx"');
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
  const page = `/reporting/${collection}/upload`;
  const form = new FormData();
  form.set('csrf', hidden((await get(page, { cookie })).body, 'csrf'));
  form.set('file', new Blob([new Uint8Array(bytes)]), 'template.xlsx');
  const shown = await post<string>(page, form, { cookie });
  expect(shown.status).toBe(422);
  expect(shown.body).toContain('There is neither a number nor a symbol');
  expect(shown.body).not.toContain('FILE-');
});

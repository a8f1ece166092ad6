import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connections, openOwner } from '#server/data/connections.ts';
import { readReleaseKeys } from '#server/data/gallery/manifests/release-manifests.ts';
import { readNewestManifest } from '#server/data/workshop/manifests/release-manifests.ts';
import { makeManifests } from '#server/manifest/make-manifests.ts';
import { releaseKey } from '#server/manifest/release-key.ts';
import { redactionSigner } from '#server/manifest/sign-redactions.ts';
import { redactFigure } from '#server/redaction/redact-figure.ts';
import { A, layFoundations, loadPillars, publish, stageFigures } from '../releases/world.ts';
import { afreshForEach } from '../setup/afresh.ts';
import { testDatabase } from '../setup/database.ts';
import { callAs } from '../setup/service.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'redacted-'));
let owner: ReturnType<typeof openOwner>;
beforeAll(() => {
  owner = openOwner(testDatabase().owner);
});
afterAll(async () => {
  await owner.end();
  rmSync(dataDir, { recursive: true });
});

afreshForEach(layFoundations);

/** What a reader gets of a release: here one list, with the figures of council A. */
async function read(path: string): Promise<Response> {
  const { pathname, searchParams } = new URL(path, 'http://localhost');
  const release = Number(searchParams.get('release'));
  if (pathname === '/data.json') return Response.json({ lists: [{ path: '/areas' }], figures: [] });
  const { series } = await callAs(null).series.compare({ metric: 'families', areas: [A], release });
  return Response.json({ pages: 1, points: series[0]?.points, path });
}

const making = () => ({
  ...connections(),
  key: () => releaseKey(connections().workshop, dataDir, new Date()),
  read,
  now: () => new Date(),
});

it('each release that lost something gets one signed successor, which names the hash of the manifest before and the redaction', async () => {
  await loadPillars({ 1: 'One' });
  const before = await publish();
  await stageFigures([7]);
  const first = await publish();
  await loadPillars({ 2: 'Two' });
  const second = await publish();
  await makeManifests(making());
  const { workshop, gallery } = connections();
  const newest = async (release: number) => (await readNewestManifest(workshop, release))!;
  const old = await newest(first);
  const sign = redactionSigner(making());
  expect(await sign()).toEqual([]);

  const figure = { metric: 'families', breakdown: 'total', period: '2016|RY', area: A };
  const reason = { code: 'mistake' as const, text: 'It was not theirs to tell.' };
  await redactFigure(owner.workshop, figure, { reason, now: new Date(), dryRun: false });
  expect(await sign()).toEqual([first, second]);
  const successor = await newest(first);
  expect(successor).toMatchObject({ successor: 1, replaces: old.sha256, reason: `Redaction 1: ${reason.text}` });
  const files = (body: string) => (JSON.parse(body) as { files: { path: string; sha256: string }[] }).files;
  expect(files(successor.body).map(({ path }) => path)).toEqual(files(old.body).map(({ path }) => path));
  expect(files(successor.body)).not.toEqual(files(old.body));
  const known = (await readReleaseKeys(gallery)).find(({ id }) => id === successor.keyId);
  const signed = (body: string) =>
    verify(null, Buffer.from(body), createPublicKey(known!.publicKey), Buffer.from(successor.signature, 'base64'));
  expect([signed(successor.body), signed(`${successor.body} `)]).toEqual([true, false]);

  // The same node again, and another one that has not seen it: neither signs once more.
  expect(await sign()).toEqual([]);
  expect(await redactionSigner(making())()).toEqual([]);
  expect(await newest(before)).toMatchObject({ successor: 0 });
});

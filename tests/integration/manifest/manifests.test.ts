import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import { afterAll, describe, expect, it } from 'vitest';
import { connections } from '#server/data/connections.ts';
import { readManifests, readReleaseKeys } from '#server/data/gallery/manifests/release-manifests.ts';
import { readNewestManifest, type StoredManifest } from '#server/data/workshop/manifests/release-manifests.ts';
import { makeManifests, signSuccessor } from '#server/manifest/make-manifests.ts';
import type { Manifest } from '#server/manifest/manifest.ts';
import { releaseKey } from '#server/manifest/release-key.ts';
import { checker, key, layFoundations, loadPillars, preparer } from '../releases/world.ts';
import { afreshForEach } from '../setup/afresh.ts';
import { connectAs } from '../setup/database.ts';
import { callAs } from '../setup/service.ts';

const folder = mkdtempSync(join(tmpdir(), 'manifests-'));
afterAll(() => rmSync(folder, { recursive: true }));

let dataDir: string;
afreshForEach(async () => {
  dataDir = mkdtempSync(join(folder, 'data-'));
  await layFoundations();
});

/** What a reader gets of a release: here its list of releases, under a list that comes in two pages. */
async function read(path: string): Promise<Response> {
  const { pathname, searchParams } = new URL(path, 'http://localhost');
  const release = Number(searchParams.get('release'));
  if (pathname === '/data.json')
    return Response.json({ lists: [{ path: '/releases' }], figures: [{ path: `/metrics/m?release=${release}` }] });
  const shown = await callAs(null).release.byNumber({ number: release });
  return Response.json({ pages: pathname.startsWith('/releases') ? 2 : 1, title: shown.title, address: path });
}

const making = (at = new Date()) => ({
  ...connections(),
  key: () => releaseKey(connections().workshop, dataDir, at),
  read,
  now: () => at,
});

const approve = (number: number, publishAt: string | null = null) =>
  callAs(checker).release.approve({ key: key(), number, publishAt });
let pillars = 0;
async function publish(title: string, publishAt: string | null = null) {
  await loadPillars({ [++pillars]: title });
  const { number } = await callAs(preparer).release.prepare({ key: key(), title });
  await approve(number, publishAt);
  return number;
}

const newest = async (release: number) => (await readNewestManifest(connections().workshop, release)) as StoredManifest;
const contentOf = ({ body }: { body: string | null }) => JSON.parse(body ?? 'null') as Manifest;

/** The very check that readers are told to make. */
async function opensslVerifies({ body, signature, keyId }: StoredManifest): Promise<boolean> {
  const known = (await readReleaseKeys(connections().gallery)).find(({ id }) => id === keyId);
  const file = (name: string, content: string | Buffer) => {
    const path = join(dataDir, name);
    writeFileSync(path, content);
    return path;
  };
  const pem = file('key.pem', known?.publicKey ?? '');
  const [text, sig] = [file('manifest.json', body), file('manifest.json.sig', Buffer.from(signature, 'base64'))];
  const args = ['pkeyutl', '-verify', '-rawin', '-pubin', '-inkey', pem, '-in', text, '-sigfile', sig];
  return spawnSync('openssl', args).status === 0;
}

describe('the manifest of a release', () => {
  it('is canonical JSON of every file’s hash, size and kind, signed so that openssl says yes to it and to nothing else', async () => {
    await publish('One');
    expect(await makeManifests(making())).toEqual([1]);
    const manifest = await newest(1);
    expect(canonicalize(contentOf(manifest))).toBe(manifest.body);
    expect(createHash('sha256').update(manifest.body).digest('hex')).toBe(manifest.sha256);
    const content = contentOf(manifest);
    expect(content).toMatchObject({
      ...{ format: 1, successor: 0, replaces: null, reason: null, previous: null, key: manifest.keyId },
      release: { number: 1, title: 'One', kind: 'ledger', asOf: '2026-11-25' },
    });
    expect(content.files.map(({ path }) => path)).toEqual(
      ['/data', '/metrics/m', '/releases']
        .flatMap((page) => ['.csv-metadata.json', '.csv', '.json'].map((form) => page + form))
        .flatMap((page) =>
          page.startsWith('/releases') ? [`${page}?page=2&release=1`, `${page}?release=1`] : [`${page}?release=1`],
        ),
    );
    for (const file of content.files) {
      const bytes = Buffer.from(await (await read(file.path)).arrayBuffer());
      expect(file).toEqual({
        ...{ path: file.path, mediaType: 'application/json', bytes: bytes.length },
        sha256: createHash('sha256').update(bytes).digest('hex'),
      });
    }
    expect(await opensslVerifies(manifest)).toBe(true);
    expect(await opensslVerifies({ ...manifest, body: manifest.body.replace('One', 'Two') })).toBe(false);
  });

  it('names the one before, and is made once, also where two nodes make it at the same time', async () => {
    await publish('One');
    await publish('Two');
    await Promise.all([makeManifests(making()), makeManifests(making())]);
    expect(await makeManifests(making())).toEqual([]);
    expect(contentOf(await newest(2)).previous).toEqual({ release: 1, sha256: (await newest(1)).sha256 });
    for (const number of [1, 2]) expect(await readManifests(connections().gallery, number)).toHaveLength(1);
  });

  it('of a release whose hour has not come is not made, and where it were there nobody would read of it', async () => {
    const hour = new Date(Date.now() + 3_600_000);
    await publish('One');
    await publish('Two', hour.toISOString());
    expect(await makeManifests(making())).toEqual([1]);
    expect(await signSuccessor(making(), 2, { reason: 'too early' })).toBeNull();
    const { gallery } = connections();
    const owner = await connectAs('owner');
    await owner.query(
      'INSERT INTO ReleaseManifest SELECT 2, successor, body, sha256, signature, keyId, madeAt, replaces, reason FROM ReleaseManifest',
    );
    expect(await readManifests(gallery, 2)).toEqual([]);
    await owner.query('UPDATE `Release` SET publishAt = UTC_TIMESTAMP(6) WHERE `number` = 2');
    await owner.end();
    expect(await readManifests(gallery, 2)).toHaveLength(1);
  });

  it('gets a signed successor that names its hash and the reason; what the old one listed is told no more', async () => {
    await publish('One');
    const begun = new Date();
    await makeManifests(making(begun));
    const first = await newest(1);
    const later = new Date(begun.getTime() + 60_000);
    const second = await signSuccessor(making(later), 1, { reason: 'A figure was taken down.' });
    expect(second).toMatchObject({ successor: 1, replaces: first.sha256, reason: 'A figure was taken down.' });
    expect(contentOf(second as StoredManifest)).toMatchObject({ successor: 1, replaces: first.sha256 });
    expect(await opensslVerifies(second as StoredManifest)).toBe(true);
    expect(await signSuccessor(making(), 1, { reason: 'again', notIfSince: later })).toEqual(second);
    const shown = await readManifests(connections().gallery, 1);
    expect(shown.map(({ successor, sha256 }) => [successor, sha256])).toEqual([
      [1, second?.sha256],
      [0, first.sha256],
    ]);
    expect(shown[1]).toMatchObject({ body: null, signature: null });
  });

  it('is not there where one of its files is not answered', async () => {
    await publish('One');
    const failing = async (path: string) => (path.includes('page=2') ? new Response('', { status: 500 }) : read(path));
    await expect(makeManifests({ ...making(), read: failing })).rejects.toThrow('answers 500');
    expect(await readManifests(connections().gallery, 1)).toEqual([]);
  });
});

describe('the key that signs', () => {
  const first = new Date('2026-11-25T10:00:00.000Z');
  const second = new Date('2026-11-26T10:00:00.000Z');
  const keys = () => readReleaseKeys(connections().gallery);

  it('may be another one later: what the old one signed still holds, and both are told with their days', async () => {
    await publish('One');
    await makeManifests(making(first));
    renameSync(join(dataDir, 'keys/release.key'), join(dataDir, 'old.key'));
    await publish('Two');
    await makeManifests(making(second));
    const [now, before] = await keys();
    expect(before).toMatchObject({ validFrom: first.toISOString(), validTo: second.toISOString() });
    expect(now).toMatchObject({ validFrom: second.toISOString(), validTo: null });
    expect([(await newest(1)).keyId, (await newest(2)).keyId]).toEqual([before?.id, now?.id]);
    for (const number of [1, 2]) expect(await opensslVerifies(await newest(number))).toBe(true);
  });

  it('of each node is another one, and each gives out all of them', async () => {
    await releaseKey(connections().workshop, dataDir, first);
    dataDir = mkdtempSync(join(folder, 'data-'));
    await releaseKey(connections().workshop, dataDir, second);
    await releaseKey(connections().workshop, dataDir, second);
    expect((await keys()).map(({ validTo }) => validTo)).toEqual([null, null]);
  });
});

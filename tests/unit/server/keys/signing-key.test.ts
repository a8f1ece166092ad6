import { verify } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { publicKeys, signingKey } from '#server/keys/signing-key.ts';

let dataDir: string;
const bytes = Buffer.from('what is signed');
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'keys-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

it('a key is made on first use, readable by the service alone, and the same afterwards', () => {
  expect(publicKeys(dataDir, 'audit').size).toBe(0);
  const { id, sign } = signingKey(dataDir, 'audit');
  expect(signingKey(dataDir, 'audit').id).toBe(id);
  expect(statSync(join(dataDir, 'keys/audit.key')).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(dataDir, 'keys')).toSorted()).toEqual([`audit-${id}.pem`, 'audit.key']);
  const key = publicKeys(dataDir, 'audit').get(id)!;
  expect(verify(null, bytes, key, Buffer.from(sign(bytes), 'base64'))).toBe(true);
  expect(verify(null, Buffer.from('another'), key, Buffer.from(sign(bytes), 'base64'))).toBe(false);
});

it('a key moved away is followed by a new one, and what it signed can still be checked', () => {
  const first = signingKey(dataDir, 'audit');
  const signature = Buffer.from(first.sign(bytes), 'base64');
  renameSync(join(dataDir, 'keys/audit.key'), join(dataDir, 'keys/old'));
  expect(signingKey(dataDir, 'audit').id).not.toBe(first.id);
  const keys = publicKeys(dataDir, 'audit');
  expect(keys.size).toBe(2);
  expect(verify(null, bytes, keys.get(first.id)!, signature)).toBe(true);
});

it('a key file that others may read is refused', () => {
  signingKey(dataDir, 'audit');
  chmodSync(join(dataDir, 'keys/audit.key'), 0o644);
  expect(() => signingKey(dataDir, 'audit')).toThrow('can be read by others (mode 644): make it 600.');
});

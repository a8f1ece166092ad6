import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection } from 'mariadb';
import { afterEach, expect, inject, it } from 'vitest';
import { clearUp, makeDataDir, start } from './setup/service.ts';

afterEach(clearUp);

it('npm run audit:verify recomputes the seals of a running copy, and names what does not hold', async () => {
  const dataDir = makeDataDir(inject('filledDataDir'));
  const service = await start({ dataDir });
  await service.ready;
  const verify = (...args: string[]) => {
    const env = { PATH: process.env.PATH, HOME: dataDir, DATA_DIR: dataDir } as unknown as NodeJS.ProcessEnv;
    return spawnSync(process.execPath, ['server/start.mjs', 'audit', ...args], { env, encoding: 'utf8' });
  };
  const { socket, database, accounts } = JSON.parse(readFileSync(join(dataDir, 'database.json'), 'utf8'));
  const asOwner = async (statement: string) => {
    const owner = await createConnection({ socketPath: socket, database, ...accounts.owner });
    try {
      return await owner.query(statement);
    } finally {
      await owner.end();
    }
  };
  const unsealed = `SELECT COUNT(*) AS n FROM AuditEvent WHERE id NOT IN (SELECT eventId FROM SealedEvent)`;
  await expect.poll(async () => Number((await asOwner(unsealed))[0].n), { timeout: 30_000, interval: 500 }).toBe(0);

  const whole = verify();
  expect(whole.stdout).toMatch(/^\d+ events under \d+ seals? were recomputed\.\nKeep this elsewhere/m);
  expect(whole.status).toBe(0);
  const head = /: (\d+:[0-9a-f]{64})$/m.exec(whole.stdout)?.[1] ?? '';
  expect(verify('--head', head).status).toBe(0);

  await asOwner("UPDATE AuditEvent SET actorRole = 'somebody' ORDER BY at, id LIMIT 1");
  const broken = verify('--head', head);
  expect(broken.stdout).toMatch(/^Event [0-9a-f-]{36}, in seal 1, is not what was written\./);
  expect(broken.status).toBe(1);
  expect(verify('--head', 'none').status).toBe(2);
});

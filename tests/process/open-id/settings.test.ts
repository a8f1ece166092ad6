import { afterEach, expect, inject, it } from 'vitest';
import { clearUp, makeDataDir, start } from '../setup/service.ts';
import { Browser, locationOf, World } from './world.ts';

afterEach(clearUp);

it('a provider that is only half set stops the start, with every fault by name', async () => {
  const dataDir = makeDataDir(inject('filledDataDir'));
  const service = await start({ dataDir, env: { OIDC_ISSUER: 'http://id.example', OIDC_SECOND_FACTOR: 'pwd' } });
  expect(await service.ended).toBe(78);
  for (const fault of [
    ...['OIDC_ISSUER: give an https address', 'OIDC_CLIENT_ID is missing', 'OIDC_SECOND_FACTOR: pwd says'],
    'OIDC_CLIENT_SECRET or OIDC_CLIENT_SECRET_FILE is missing',
  ]) {
    expect(service.said.err).toContain(fault);
  }
});

it('the provider’s clock is the world’s where TODAY moved ours', async () => {
  const world = new World();
  await world.begin({ TODAY: '2027-02-01' });
  try {
    const { id, email } = await world.invited();
    const login = world.known({ email, email_verified: true });
    const browser = new Browser();
    await world.signIn(browser, login);
    const again = await world.wayBack(browser, login, '?again=yes');
    expect(locationOf(await browser.get(again))).toBe(`${world.origin}/reporting`);
    const [session] = await world.query<{ provenAt: Date; createdAt: Date }>(
      'SELECT `provenAt`, `createdAt` FROM `Session` WHERE `userId` = ?',
      [id],
    );
    const between = Math.abs(Number(session?.createdAt) - Number(session?.provenAt));
    expect(between, 'milliseconds between showing it and coming back').toBeLessThan(60_000);
  } finally {
    await world.end();
  }
});

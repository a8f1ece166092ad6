import { describe, expect, it } from 'vitest';
import { connections } from '#server/data/connections.ts';
import { inTransaction } from '#server/data/transaction.ts';
import { recordAudit } from '#server/data/workshop/audit.ts';
import { afreshForFile } from '../setup/afresh.ts';
import { callAs, personWith } from '../setup/service.ts';

const events = [
  ['2026-11-20T00:00:00.000Z', 'release.prepare', 'official', '7'],
  ['2026-11-20T23:59:59.999Z', 'release.approve', 'official', '7'],
  ['2026-11-21T12:00:00.000Z', 'release.publishVoices', 'service', '8'],
  ['2026-11-21T12:00:00.000Z', 'return.submit', 'preparer', 'example-202526Q1 T09000001'],
] as const;

afreshForFile(() =>
  inTransaction(connections().workshop, async (writing) => {
    for (const [at, action, actorRole, subject] of events)
      await recordAudit(writing, { at: new Date(at), actorId: null, actorRole, action, subject, detail: {} });
  }),
);

const administrator = () => callAs(personWith('administrator'));
const acts = async (asked: object) =>
  (await administrator().account.audit(asked)).items.map(({ action, subject }) => `${action} ${subject}`);

describe('the audit events', () => {
  it('are narrowed by act, role, subject and day, and by all at once', async () => {
    expect(await acts({})).toHaveLength(4);
    expect(await acts({ act: 'release.' })).toEqual([
      'release.publishVoices 8',
      'release.approve 7',
      'release.prepare 7',
    ]);
    expect(await acts({ act: 'release.approve' })).toEqual(['release.approve 7']);
    expect(await acts({ role: 'service' })).toEqual(['release.publishVoices 8']);
    expect(await acts({ subject: '7', to: '2026-11-20' })).toEqual(['release.approve 7', 'release.prepare 7']);
    expect(await acts({ from: '2026-11-21', role: 'preparer' })).toEqual(['return.submit example-202526Q1 T09000001']);
    expect(await acts({ from: '2026-11-22' })).toEqual([]);
  });

  it('go on where they stopped, each once, under the same filters', async () => {
    const told: string[] = [];
    let before: string | undefined;
    for (let parts = 0; parts < 9; parts += 1) {
      const { items, next } = await administrator().account.audit({ act: 'release.', limit: 1, before });
      told.push(...items.map(({ action }) => action));
      if (next === null) break;
      before = next;
    }
    expect(told).toEqual(['release.publishVoices', 'release.approve', 'release.prepare']);
  });

  it('a day that is none and an unknown filter are refused, and nobody but an administrator reads them', async () => {
    for (const wrong of [{ from: '2026-13-01' }, { to: 'yesterday' }, { who: 'me' }])
      await expect(administrator().account.audit(wrong as object)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    for (const role of ['preparer', 'approver', 'official', 'assessor', 'moderator'] as const)
      await expect(callAs(personWith(role)).account.audit({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

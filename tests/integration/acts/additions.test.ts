import type { TRPCError } from '@trpc/server';
import { describe, expect, it } from 'vitest';
import type { ActRefused } from '#server/trpc/acts/acting.ts';
import { key, layFoundations, preparer, publish } from '../releases/world.ts';
import { afreshForFile } from '../setup/afresh.ts';
import { callAs, personWith } from '../setup/service.ts';
import { id, layLedger, layRecommendation, refusalOf, rowsIn } from './world.ts';

const [first, second] = [personWith('official'), personWith('official')];
const assessor = personWith('assessor');
const official = () => callAs(first);
const reader = () => callAs(null);

const source = { slug: 'strategy' };
const note = 'It says so.';
const promise = (more: object = {}) => ({
  ...{ key: key(), title: 'A fund for carers', text: 'There will be a fund.', inWordsOf: 'the strategy' },
  ...{ pillar: 'pillar-1', missions: ['mission-1'], leadBody: 'Department', madeOn: '2026-05-02', due: null },
  ...{ note, page: '12', source, ...more },
});
const slug = 'c-a-fund-for-carers';
const step = (more: object = {}) => ({
  ...{ key: key(), commitment: slug, title: 'The fund opens', stage: 'funded', role: 'delivers', roleWhy: 'It is it.' },
  ...{ due: '2026-12-31', givenOn: '2026-05-02', note, source, ...more },
});
const link = (more: object = {}) => ({
  ...{ key: key(), commitment: slug, recommendation: 'r-one', fit: 'partial', why: 'Half of it.', confidence: 'high' },
  ...{ note, page: '3', source, ...more },
});
const metric = (more: object = {}) => ({
  ...{ key: key(), commitment: slug, metric: 'families', role: 'outcome', why: 'Fewer would wait.' },
  ...{ counterMetric: 'in-time', counterWhy: 'They must be seen in time.', note, source, ...more },
});
const newFit = (more: object = {}) => ({
  ...{ key: key(), commitment: slug, recommendation: 'r-one', seenFit: 'partial', fit: 'full' },
  ...{ reason: 'The other half was promised too.', ...more },
});

afreshForFile(async () => {
  await layFoundations();
  await layLedger();
  const { ledger } = callAs(preparer);
  const statedOn = '2022-05-23';
  const mission = { position: 1, title: 'A mission', summary: 's', latestPosition: 'l', confidence: 'source' };
  await ledger.load({ table: 'Mission', rows: [{ id: id(3), slug: 'mission-1', statedOn, ...mission }] });
  await layRecommendation();
  await publish();
});

describe('a new promise with all that belongs to it', () => {
  it('tried without recording leaves nothing behind, and says what is wrong with it', async () => {
    const tables = ['Commitment', 'Wording', 'Evidence', 'Milestone', 'Answer', 'WriteKey', 'AuditEvent'];
    const before = await Promise.all(tables.map(rowsIn));
    const tried = await official().commitment.add(promise({ dryRun: true }));
    expect(tried).toEqual({ id: '', commitment: slug, slug, added: 3 });
    const refused = await refusalOf(official().commitment.add(promise({ dryRun: true, text: '', pillar: 'p' })));
    expect((refused.cause as ActRefused).faults.map(({ field }) => field)).toEqual(['text', 'pillar']);
    expect(await Promise.all(tables.map(rowsIn))).toEqual(before);
  });

  it('is recorded act by act, each with its evidence, who by role, and an audit event', async () => {
    const made = await official().commitment.add(promise());
    expect(made).toMatchObject({ commitment: slug, slug, added: 3 });
    const opened = await official().milestone.add(step());
    expect(opened).toMatchObject({ commitment: slug, slug: 'm-a-fund-for-carers-the-fund-opens' });
    await official().milestone.add(step({ title: 'A review of it', stage: 'evaluated', role: 'follows', due: null }));
    await official().recommendation.answer(link());
    const answered = {
      key: key(),
      recommendation: 'r-one',
      response: 'in-part',
      note,
      respondedOn: '2026-05-02',
      source,
    };
    expect(await official().recommendation.respond(answered)).toMatchObject({ commitment: null, slug: 'r-one' });
    await official().commitment.linkMetric(metric());
    await official().commitment.recordEvidence({
      key: key(),
      commitment: slug,
      note: 'The fund was named again.',
      source,
    });
    const events = (await rowsIn('AuditEvent')).filter(({ actorId }) => actorId === first.id);
    expect(events.map(({ action }) => action).toSorted()).toEqual(
      [
        ...['commitment.add', 'commitment.linkMetric', 'commitment.recordEvidence', 'milestone.add', 'milestone.add'],
        ...['recommendation.answer', 'recommendation.respond'],
      ].toSorted(),
    );
    expect(events.every(({ actorRole }) => actorRole === 'official')).toBe(true);
    await expect(reader().commitment.byId({ id: slug })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is refused a second time in words, by title, id, link and metric', async () => {
    const faultsOf = async (asked: Promise<unknown>) => {
      const { cause } = await refusalOf(asked);
      return (cause as ActRefused).faults.map(({ field, message }) => `${field}: ${message}`);
    };
    expect(await faultsOf(official().commitment.add(promise()))).toEqual([
      `title: There is a promise of this title already: “${slug}”`,
    ]);
    expect(await faultsOf(official().milestone.add(step()))).toEqual([
      'title: The promise has a milestone of this title already: “m-a-fund-for-carers-the-fund-opens”',
    ]);
    const another = { commitment: 'c-one', title: 'A step', slug: 'm-a-fund-for-carers-the-fund-opens' };
    expect(await faultsOf(official().milestone.add(step(another)))).toEqual([
      'slug: There is a milestone “m-a-fund-for-carers-the-fund-opens” already: an id is never used twice. Enter another',
    ]);
    expect(await faultsOf(official().recommendation.answer(link({ fit: 'full' })))).toHaveLength(1);
    expect(await faultsOf(official().commitment.linkMetric(metric()))).toHaveLength(2);
    await expect(callAs(assessor).commitment.add(promise())).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(reader().recommendation.answer(link())).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    const nowhere = {
      key: key(),
      recommendation: 'r-no',
      response: 'accepted',
      note,
      respondedOn: '2026-05-02',
      source,
    };
    await expect(official().recommendation.respond(nowhere)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('goes out with the next release: the promise, its steps, its links and the evidence of each', async () => {
    await publish();
    const page = await reader().commitment.byId({ id: slug });
    expect(page).toMatchObject({
      ...{ title: 'A fund for carers', inWordsOf: 'the strategy', missions: [{ slug: 'mission-1' }], due: null },
      ...{ dueText: 'No date was given.', promiseSource: { slug: 'strategy' } },
    });
    expect(page.evidence.map(({ note, page }) => [note, page])).toEqual(
      expect.arrayContaining([
        ['It says so.', '12'],
        ['The fund was named again.', null],
      ]),
    );
    expect(page.milestones).toMatchObject([
      { slug: 'm-a-fund-for-carers-the-fund-opens', role: 'delivers', first: { day: '2026-12-31' }, moves: [] },
      { title: 'A review of it', role: 'follows', first: null },
    ]);
    expect(page.milestones.every(({ evidence }) => evidence.length === 1)).toBe(true);
    expect(page.recommendations).toMatchObject([{ slug: 'r-one', fit: 'partial', response: 'in-part' }]);
    expect(page.metrics).toMatchObject([
      { id: 'families', role: 'outcome', evidence: [{ note }] },
      { id: 'in-time', role: 'balance', evidence: [] },
    ]);
    const answered = await reader().recommendation.byId({ id: 'r-one' });
    expect(answered).toMatchObject({ response: { kind: 'in-part' }, answers: [{ slug, fit: 'partial' }] });
    expect(answered.evidence).toMatchObject([{ note, page: '3' }]);
  });
});

describe('the fit of an answer', () => {
  it('changes by another row with its reason; of two at once one is told the other’s', async () => {
    const both = await Promise.allSettled([
      official().recommendation.changeFit(newFit()),
      callAs(second).recommendation.changeFit(newFit({ fit: 'related', reason: 'It is by other means.' })),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find((each) => each.status === 'rejected')?.reason as TRPCError;
    expect(refused).toMatchObject({ code: 'CONFLICT' });
    expect(refused.message).toMatch(/The fit was changed since you read it: it is (full|related) now/);
    expect(await rowsIn('Answer')).toHaveLength(2);
    await publish();
    const history = await reader().commitment.history({ id: slug });
    const [row] = history.rows.filter(({ kind }) => kind === 'answers');
    expect(row?.corrections).toMatchObject([{ actorRole: 'official', changed: [{ field: 'fit', was: 'partial' }] }]);
    expect(row?.corrections[0]?.reason).toMatch(/The other half|It is by other means/);
    const ofRecommendation = await reader().recommendation.history({ id: 'r-one' });
    const same = ofRecommendation.rows.find(({ id }) => id === row?.id);
    expect(same).toMatchObject({ corrections: row?.corrections, why: row?.why });
    expect(same?.words).toMatch(/^“A fund for carers” answers “A fund”/);
    const [newest] = (await reader().change.list({ commitment: slug })).items;
    expect(newest?.rows).toMatchObject([
      { id: row?.corrections[0]?.id, kind: 'answers', corrected: true, reason: row?.corrections[0]?.reason },
    ]);
  });

  it('shows in an older release as it was then', async () => {
    const { number } = await reader().release.current();
    const before = await reader().commitment.history({ id: slug, release: number - 1 });
    expect(before.rows.filter(({ corrections }) => corrections.length > 0)).toEqual([]);
    expect(await reader().commitment.byId({ id: slug, release: number - 1 })).toMatchObject({
      recommendations: [{ fit: 'partial' }],
    });
  });
});

describe('the public record', () => {
  it('says of every row who by role, when it was so, when it was recorded and why, and keeps a mistake with its reason', async () => {
    const { rows } = await reader().commitment.history({ id: slug });
    const wording = rows.find(({ kind }) => kind === 'wordings')!;
    await official().ledger.correct({
      ...{ key: key(), commitment: slug, part: 'wordings', row: wording.id },
      ...{ changes: { text: 'There will be a new fund.' }, reason: 'A word was left out.' },
    });
    await publish();
    const after = await reader().commitment.history({ id: slug });
    expect(after.rows.find(({ id }) => id === wording.id)?.corrections).toMatchObject([
      {
        ...{ reason: 'A word was left out.', actorRole: 'official' },
        changed: [{ field: 'text', was: 'There will be a fund.', now: 'There will be a new fund.' }],
      },
    ]);
    expect(after.rows.map(({ kind }) => kind).toSorted()).toEqual(
      [
        ...['answers', 'commitmentMetrics', 'commitmentMetrics', 'commitments', 'dates', 'evidence', 'evidence'],
        ...['evidence', 'evidence', 'evidence', 'milestones', 'milestones', 'wordings'],
      ].toSorted(),
    );
    for (const row of after.rows) {
      expect(row).toMatchObject({ actorRole: 'official', statedOn: expect.stringMatching(/^2026-|^2024-/) });
      expect(Date.parse(row.recordedAt)).toBeGreaterThan(0);
    }
    expect(after.rows.find(({ kind }) => kind === 'answers')?.why).toBe('Half of it.');
  });

  it('of a recommendation is corrected in its own record, and shows the mistake with the reason', async () => {
    const record = await official().ledger.recommendation({ recommendation: 'r-one' });
    expect(record).toMatchObject({ slug: 'r-one', unpublished: 0 });
    const response = record.rows.find(({ part }) => part === 'responses')!;
    const mend = { part: 'responses' as const, row: response.id, changes: { note: 'It says so twice.' } };
    const correction = { key: key(), recommendation: 'r-one', ...mend, reason: 'Half of it was missing.' };
    expect(await official().ledger.correct(correction)).toMatchObject({ slug: 'r-one', commitment: null, added: 2 });
    await expect(
      official().ledger.correct({ ...correction, key: key(), recommendation: 'r-no' }),
    ).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(callAs(assessor).ledger.correct({ ...correction, key: key() })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await publish();
    const page = await reader().recommendation.byId({ id: 'r-one' });
    expect(page.response).toMatchObject({ kind: 'in-part', note: 'It says so twice.' });
    const { rows } = await reader().recommendation.history({ id: 'r-one' });
    expect(rows.find(({ id }) => id === response.id)?.corrections).toMatchObject([
      { reason: 'Half of it was missing.', changed: [{ field: 'note', was: note, now: 'It says so twice.' }] },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { readPack } from '#seed/read-pack.ts';
import { referenceRows } from '#seed/rows/reference-rows.ts';
import type { Judgement } from '#server/domain/ledger/ledger.ts';
import { lookupOf } from '#server/domain/ledger/lookup.ts';
import {
  aboutPage as aboutSchema,
  glossaryPage as glossarySchema,
  methodologyPage as methodologySchema,
} from '#server/domain/ledger/pages/method-pages.ts';
import { statusRules } from '#server/domain/ledger/status-rules.ts';
import { outcomeWords, statusWords } from '#server/domain/ledger/status-words.ts';
import { aboutPage } from '#server/domain/ledger/views/about.ts';
import { commitmentPage } from '#server/domain/ledger/views/commitment.ts';
import { deliveryStandings } from '#server/domain/ledger/views/delivery-matrix.ts';
import { glossaryPage, methodologyPage } from '#server/domain/ledger/views/method.ts';
import type { Disclosure } from '#server/domain/metrics/metric.ts';
import { checkPack } from '#server/domain/pack/check-pack.ts';
import { ledger, metricsById, read } from './published-pack.ts';

const { pack } = checkPack(await readPack('seed/pack'));
if (!pack) throw new Error('the pack has faults');
const facts = Object.fromEntries(referenceRows(pack).facts.map(({ id, body }) => [id, body]));
const held = new Map(
  [...metricsById].map(([id, { status, disclosure, method }]) => [
    id,
    { status, disclosure: disclosure as Disclosure, method },
  ]),
);
const page = methodologyPage({ page: read().page, metrics: held }, facts);

describe('the methodology', () => {
  it('is described by its schema', () => {
    expect(methodologySchema.parse(page)).toEqual(page);
  });

  it('publishes every rule that judges a promise, in the order they are tried', () => {
    expect(page.statusRules.map(({ id, test }) => [id, test])).toEqual(statusRules.map(({ id, test }) => [id, test]));
  });

  it('publishes the methods that compare figures, each metric under one of them, and every version', () => {
    const { intervals, ownRangeRules, funnel, versions, ratios } = page.statistics;
    expect(intervals.map(({ id }) => id)).toEqual(['wilson-95', 'byar-95', 'none']);
    expect(intervals.reduce((sum, { metrics }) => sum + metrics, 0)).toBe(held.size);
    expect(intervals.every(({ metrics, source }) => metrics > 0 && source !== '')).toBe(true);
    expect(ownRangeRules.map(({ id }) => id)).toEqual(['outside', 'trend', 'two-of-three', 'shift']);
    expect(funnel.source).toContain('Spiegelhalter (2005)');
    expect(versions.map(({ version }) => version)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    expect(ratios.methods.map(({ id, source }) => [id, source !== ''])).toEqual([
      ['rate', true],
      ['share', true],
    ]);
    expect(ratios.fewestEvents).toBe(10);
  });

  it('publishes every word that a verdict, a standing or a gap can say', () => {
    const said = (words: { value: string; label: string; meaning: string }[]) =>
      Object.fromEntries(words.map(({ value, label, meaning }) => [value, { label, meaning }]));
    expect(said(page.statuses)).toEqual(statusWords);
    expect(said(page.outcomes)).toEqual(outcomeWords);
    expect(page.standings.map(({ value }) => value)).toEqual(deliveryStandings.map(({ standing }) => standing));
    expect(page.money.map(({ value }) => value)).toEqual(['asked', 'announced', 'allocated', 'spent']);
    const reading = read();
    const published = new Set(page.gaps.map(({ code, text }) => `${code}: ${text}`));
    const shown = ledger.commitments.flatMap(({ slug }) => commitmentPage(reading, slug)!.missing);
    expect(shown.length).toBeGreaterThan(100);
    expect(shown.filter(({ code, text }) => !published.has(`${code}: ${text}`))).toEqual([]);
    const tests = new Set(page.statusRules.map(({ test }) => test));
    for (const commitment of reading.commitments) expect(tests).toContain(reading.judge(commitment).rule.test);
  });

  it('says of every metric asked in returns whether small counts are hidden', () => {
    const asked = [...held.values()].filter(({ status }) => status !== 'context').length;
    expect(page.disclosure.reduce((sum, { metrics }) => sum + metrics, 0)).toBe(asked);
    expect(page.disclosure[0]?.rule).toBe('Counts from 1 to 5 are hidden, and every rate or percentage made from them');
  });

  it('gives every word a label and a meaning that begin with a capital', () => {
    const lists = [page.roles, page.lateness, page.steps, page.stages, page.responses, page.unanswered, page.fits];
    for (const { label, meaning } of [
      ...lists,
      page.metricRoles,
      page.metricStatuses,
      page.labels,
      page.confidence,
    ].flat()) {
      expect(label).toMatch(/^[A-Z]/);
      expect(meaning).toMatch(/^[A-Z]/);
    }
    expect(page.symbols.map(({ value }) => value)).toEqual(['c', 'z', 'x', 'low', 'u']);
  });

  it('still publishes its rules where nothing else is loaded', () => {
    const bare = methodologyPage({ page: read().page, metrics: new Map() }, {});
    expect(methodologySchema.parse(bare)).toMatchObject({ statements: null, cautions: [], disclosure: [] });
    expect(bare.statusRules).toHaveLength(statusRules.length);
  });
});

describe('the glossary', () => {
  const { items } = glossarySchema.parse(glossaryPage(read()));

  it('is in alphabetical order', () => {
    const terms = items.map(({ term }) => term);
    expect(terms.length).toBeGreaterThan(10);
    expect(terms).toEqual(terms.toSorted((a, b) => a.localeCompare(b, 'en-GB')));
  });

  it('points only to terms it holds', () => {
    const ids = new Set(items.map(({ id }) => id));
    expect(items.flatMap(({ seeAlso }) => seeAlso).filter(({ id }) => !ids.has(id))).toEqual([]);
  });
});

describe('who judges and who moderates', () => {
  const reading = read();
  const judged = (judge: string, statedOn: string, interest: string): Judgement => ({
    ...{ id: `${judge} ${statedOn}`, subject: 'commitment', subjectId: reading.commitments[0]!.id, judge, interest },
    ...{
      method: 'We read the law.',
      verdict: 'v',
      test: 't',
      outcomeSeen: 'not-yet',
      metricId: null,
      evidenceId: null,
    },
    ...{ statedOn, recordedAt: `${statedOn}T12:00:00Z`, actorRole: 'assessor', corrects: null, release: 1 },
  });
  const aboutWith = (judgements: Judgement[], organisations: Parameters<typeof aboutPage>[1]) =>
    aboutPage({ page: reading.page, lookup: lookupOf({ ...ledger, judgements }) }, organisations);

  it('is by organisation: the method and interest of a judge are those of its latest judgement', () => {
    const page = aboutWith(
      [judged('A charity', '2026-02-01', 'We now work with carers.'), judged('A charity', '2026-01-01', 'None.')],
      [{ organisation: 'A charity', role: 'assessor' }],
    );
    expect(aboutSchema.parse(page)).toEqual(page);
    expect(page.judges).toEqual([
      {
        ...{ organisation: 'A charity', judgements: 2, method: 'We read the law.' },
        ...{ interest: 'We now work with carers.', latestOn: '2026-02-01' },
      },
    ]);
    expect(page.moderators).toEqual([]);
  });

  it('names a judge before its first judgement, and one that has no account any more', () => {
    const page = aboutWith(
      [judged('Left since', '2026-01-01', 'None.')],
      [
        { organisation: 'A charity', role: 'assessor' },
        { organisation: 'A moderator', role: 'moderator' },
      ],
    );
    expect(page.judges.map(({ organisation, judgements, interest }) => [organisation, judgements, interest])).toEqual([
      ['A charity', 0, null],
      ['Left since', 1, 'None.'],
    ]);
    expect(page.moderators).toEqual(['A moderator']);
  });
});

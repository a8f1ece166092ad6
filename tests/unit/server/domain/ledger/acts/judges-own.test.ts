import { describe, expect, it } from 'vitest';
import { correct } from '#server/domain/ledger/acts/correct.ts';
import { judge } from '#server/domain/ledger/acts/judge.ts';
import { recordPage } from '#server/domain/ledger/acts/record-page.ts';
import type { Ledger } from '#server/domain/ledger/ledger.ts';
import { added, faultsOf, moment, smallLedger, standing, today } from './promise.ts';

const source = {
  ...{ kind: 'report', title: 'What we found', publisher: 'A charity', url: 'https://charity.example/found' },
};
const verdict = {
  ...{ commitment: 'c-one', milestone: '', judge: '', method: 'We asked.', interest: 'We help carers.', source },
  ...{ verdict: 'Not kept', test: 'Is it live?', outcomeSeen: 'not-yet', metric: '', evidence: 'It says so.' },
};

/** A verdict with its evidence and source, recorded by a judge on 25 November 2026. */
function judged(): Ledger {
  const raw = smallLedger();
  const next = added(raw, judge(standing(raw), verdict, moment(), 'A charity'), '2026-11-25T12:00:00.000Z');
  const own = new Set([...next.judgements, ...next.evidence, ...next.sources.slice(1)].map(({ id }) => id));
  const byJudge = <Row extends { id: string }>(rows: Row[]) =>
    rows.map((row) => (own.has(row.id) ? { ...row, actorRole: 'assessor' } : row));
  const [evidence, sources, judgements] = [byJudge(next.evidence), byJudge(next.sources), byJudge(next.judgements)];
  return { ...next, evidence, sources, judgements };
}

describe('what a judge recorded', () => {
  it('is corrected by nobody: neither its evidence nor the source it named', () => {
    const raw = judged();
    const [evidence, source] = [raw.evidence[0], raw.sources.at(-1)];
    for (const [part, row, changes] of [
      ['evidence', evidence?.id, { note: 'It says something else.' } as Record<string, string>],
      ['sources', source?.id, { title: 'Another title' } as Record<string, string>],
    ] as const) {
      const asked = { commitment: 'c-one', part, row: row ?? '', changes, reason: 'I like it better.' };
      expect(faultsOf(correct(standing(raw), asked, moment()))).toEqual({
        row: 'This row is part of a judge’s verdict. Nobody but the judge may change what it says',
      });
    }
  });

  it('offers no correction in the record, where what an official recorded does', () => {
    const rows = recordPage(standing(judged()), today).rows;
    const of = (part: string) => rows.filter((row) => row.part === part).map(({ fields }) => fields !== null);
    expect([of('evidence'), of('sources'), of('judgements')]).toEqual([[false], [false], [false]]);
    expect(of('dates')).toEqual([true]);
  });

  it('says until when the verdict is public, and nothing once it is', () => {
    const raw = judged();
    const waiting = recordPage(standing(raw), today).rows.filter(({ publicBy }) => publicBy !== null);
    expect(waiting).toMatchObject([{ part: 'judgements', publicBy: '2026-12-02T09:30:00.000Z' }]);
    const out = { ...raw, judgements: raw.judgements.map((row) => ({ ...row, release: 2 })) };
    expect(recordPage(standing(out), today).rows.every(({ publicBy }) => publicBy === null)).toBe(true);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { lookupOf } from '#server/domain/ledger/lookup.ts';
import { statusOf } from '#server/domain/ledger/status.ts';
import { ledger } from './published-pack.ts';

const golden = <Content>(file: string): Content =>
  JSON.parse(readFileSync(new URL(`../../../../golden/${file}`, import.meta.url), 'utf8')) as Content;

const researched = golden<{ statuses: { commitment: string; status: string }[] }>('researched-status.json').statuses;
const { exceptions } = golden<{
  exceptions: { commitment: string; researched: string; derived: string; why: string }[];
}>('exceptions.json');

const lookup = lookupOf(ledger);
const judgedOn = (day: string) =>
  new Map(ledger.commitments.map((commitment) => [commitment.slug, statusOf(lookup, commitment, day)]));

describe('the status of all 70 promises against the status found by research', () => {
  const judged = judgedOn('2026-06-30');

  it('agrees on the day research ended, except for the eight that are explained', () => {
    expect(researched).toHaveLength(70);
    const different = researched
      .map(({ commitment, status }) => ({ commitment, researched: status, derived: judged.get(commitment)?.status }))
      .filter(({ researched, derived }) => researched !== derived);
    expect(exceptions).toHaveLength(8);
    expect(different).toEqual(
      exceptions
        .map(({ commitment, researched, derived }) => ({ commitment, researched, derived }))
        .sort((a, b) => order(a.commitment) - order(b.commitment)),
    );
  });

  it('names the milestones that caused every status but those of promises that were ended or never begun', () => {
    for (const { status, rule, causedBy } of judged.values()) {
      if (rule.id.startsWith('ended') || status === 'not-started') continue;
      expect(causedBy.length).toBeGreaterThan(0);
    }
  });
});

describe('the same promises a year later, with nothing new recorded', () => {
  const then = judgedOn('2026-06-30');
  const later = judgedOn('2027-06-30');

  it('keep their status, their rule and the day they were last checked', () => {
    for (const [slug, judged] of later) {
      const { status, rule, checkedOn } = then.get(slug)!;
      expect({ slug, status: judged.status, rule: judged.rule.id, checkedOn: judged.checkedOn }).toEqual({
        slug,
        status,
        rule: rule.id,
        checkedOn,
      });
    }
  });

  it('are not called late or silent because time passed: a date since then is only “not checked”', () => {
    let passed = 0;
    for (const [slug, judged] of later) {
      const before = then.get(slug)!;
      expect(judged.silent).toBe(before.silent);
      judged.milestones.forEach(({ milestone, lateness }, index) => {
        const was = before.milestones[index]!.lateness;
        if (lateness === was) return;
        expect({ milestone: milestone.slug, was, now: lateness }).toEqual({
          milestone: milestone.slug,
          was: null,
          now: 'date-passed-not-checked',
        });
        passed += 1;
      });
    }
    expect(passed).toBeGreaterThan(0);
  });
});

function order(commitment: string): number {
  return researched.findIndex((each) => each.commitment === commitment);
}

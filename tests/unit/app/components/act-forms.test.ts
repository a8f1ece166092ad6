import { describe, expect, it } from 'vitest';
import type { ActForm } from '#app/components/ledger-acts/act-fields.ts';
import { actForm, actForms, correctionFields, withChoices } from '#app/components/ledger-acts/act-forms.ts';
import { addCommitmentInput } from '#server/domain/ledger/acts/adding/add-commitment.ts';
import { addMilestoneInput, milestoneRoles, milestoneStages } from '#server/domain/ledger/acts/adding/add-milestone.ts';
import { changeTermInput } from '#server/domain/ledger/acts/change-term.ts';
import { citedSource } from '#server/domain/ledger/acts/cited-source.ts';
import { correctable, correctInput } from '#server/domain/ledger/acts/correct.ts';
import { endCommitmentInput, endings } from '#server/domain/ledger/acts/end-commitment.ts';
import { judgeInput, outcomesSeen } from '#server/domain/ledger/acts/judge.ts';
import {
  answerInput,
  changeFitInput,
  fits,
  linkConfidences,
} from '#server/domain/ledger/acts/linking/answer-recommendation.ts';
import { linkMetricInput, metricRoles } from '#server/domain/ledger/acts/linking/link-metric.ts';
import { respondInput, responseKinds } from '#server/domain/ledger/acts/linking/respond.ts';
import { lookInput } from '#server/domain/ledger/acts/look.ts';
import { moveDateInput, moveReasons } from '#server/domain/ledger/acts/move-date.ts';
import {
  progressKinds,
  promiseEvidenceInput,
  recordEvidenceInput,
} from '#server/domain/ledger/acts/record-evidence.ts';
import { sourceKinds } from '#server/domain/ledger/source-kinds.ts';

const inputs = {
  'move-date': moveDateInput,
  evidence: recordEvidenceInput,
  term: changeTermInput,
  end: endCommitmentInput,
  look: lookInput,
  judge: judgeInput,
  correct: correctInput,
  'add-promise': addCommitmentInput,
  'add-milestone': addMilestoneInput,
  answer: answerInput,
  'change-fit': changeFitInput,
  'link-metric': linkMetricInput,
  respond: respondInput,
  'promise-evidence': promiseEvidenceInput,
} as const;

/** `withdrawn` and `undated` stand for “no new date”, which the system takes as a date that is null. */
const ofTheForm = ['withdrawn', 'undated'];

function choicesOf(form: ActForm, name: string): string[] {
  const field = form.fields.find((each) => each.name === name);
  return field && 'choices' in field ? field.choices.map(({ value }) => value).filter(Boolean) : [];
}

describe('the forms of the acts on the ledger', () => {
  it('are all tried here', () => {
    expect(Object.keys(actForms).toSorted()).toEqual(Object.keys(inputs).toSorted());
  });

  it.each(Object.keys(inputs) as (keyof typeof inputs)[])('%s asks only for what the system takes', (name) => {
    const known = [...Object.keys(inputs[name]), ...Object.keys(citedSource.shape).map((each) => `source.${each}`)];
    const asked = actForms[name].fields.map((field) => field.name).filter((each) => !ofTheForm.includes(each));
    expect(known).toEqual(expect.arrayContaining(asked));
    expect(asked.length).toBeGreaterThan(0);
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('offer every choice that the system knows, and no other', () => {
    expect(choicesOf(actForms['move-date'], 'reasonCode')).toEqual(moveReasons);
    expect(choicesOf(actForms['move-date'], 'source.kind').toSorted()).toEqual([...sourceKinds].toSorted());
    expect(choicesOf(actForms.evidence, 'kind').toSorted()).toEqual([...progressKinds].toSorted());
    expect(choicesOf(actForms.end, 'how').toSorted()).toEqual([...endings].toSorted());
    expect(choicesOf(actForms.judge, 'outcomeSeen')).toEqual(outcomesSeen);
    expect(choicesOf(actForms['add-milestone'], 'stage')).toEqual(milestoneStages);
    expect(choicesOf(actForms['add-milestone'], 'role')).toEqual(milestoneRoles);
    expect(choicesOf(actForms.answer, 'fit')).toEqual(fits);
    expect(choicesOf(actForms['change-fit'], 'fit')).toEqual(fits);
    expect(choicesOf(actForms.answer, 'confidence')).toEqual(linkConfidences);
    expect(choicesOf(actForms['link-metric'], 'role')).toEqual(metricRoles);
    expect(choicesOf(actForms.respond, 'response')).toEqual(responseKinds);
  });

  it('let choose among the things there are now, and leave other questions as they are', () => {
    const one = { value: 'a', text: 'A' };
    const lists = { pillars: [one], missions: [one], recommendations: [], metrics: [] };
    const asked = Object.fromEntries(
      actForms['add-promise'].fields.map((field) => [field.name, withChoices(field, lists)]),
    );
    expect(asked.pillar).toMatchObject({ kind: 'choice', choices: [{ value: '' }, one] });
    expect(asked.missions).toMatchObject({ kind: 'boxes', choices: [one] });
    expect(asked.title).toBe(actForms['add-promise'].fields[0]);
  });

  it('are found by name, and nothing else is', () => {
    expect(actForm('judge')?.role).toBe('assessor');
    for (const name of ['delete', 'constructor', '', undefined]) expect(actForm(name)).toBeNull();
  });

  it('ask of a correction every field that may be put right', () => {
    const fields = Object.fromEntries(Object.keys(correctable.sources).map((name) => [name, null]));
    const asked = correctionFields(fields);
    expect(asked.map(({ name }) => name)).toEqual(Object.keys(fields).map((name) => `changes.${name}`));
    expect(asked.every(({ label }) => /^[A-Z]/.test(label))).toBe(true);
  });
});

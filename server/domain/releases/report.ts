import type { RevisionKind } from '#server/domain/returns/versions/revision.ts';
import type { Controlled } from '../disclosure/control.ts';

/** A return whose figures a release publishes. */
export type ReleasedReturn = {
  returnId: string;
  version: number;
  collectionId: string;
  areaCode: string;
  /** Why figures of it that were published change; absent where none was published before. */
  revision?: { kind: RevisionKind; reason: string | null } | null;
  /** Whether its history shows that others than its preparer signed it off and accepted it. */
  byOthers?: boolean;
};

/** A step in the history of one version of a return, and who did it. */
export type StepDone = { kind: string; actorId: string };

/** Whether somebody signed this version off and somebody accepted it, neither of whom handed it in. */
export function doneByOthers(steps: readonly StepDone[]): boolean {
  const preparers = new Set(steps.filter(({ kind }) => kind === 'submitted').map(({ actorId }) => actorId));
  const byAnother = (kind: string) => steps.some((step) => step.kind === kind && !preparers.has(step.actorId));
  return preparers.size > 0 && byAnother('signed-off') && byAnother('accepted');
}

/** What a release takes over and what disclosure control did, kept with it. */
export type ReleaseReport = {
  /** Rows by ledger table. */
  ledger: Record<string, number>;
  /** Figures of others, by metric. */
  figures: Record<string, number>;
  /** Figures of returns, by metric, and how many of them the metric's rule hid. */
  returned: Record<string, { values: number; hidden: number; rule: string }>;
  returns: ReleasedReturn[];
  /** Commentaries, those replied to, and those whose right of reply was not kept; missing in reports made before there were any. */
  commentary?: { taken: number; replied: number; tooEarly: number };
  /** What was hidden so that no other figure follows; missing in reports made before that was looked at. */
  control?: ControlReport;
  checklist: ChecklistItem[];
};

/** A figure control named: by id, as its keys are. */
export type ControlledFigure = { metric: string; breakdown: string; period: string; area: string };

/** What control did beyond each figure's own rule. */
export type ControlReport = {
  /** How many figures were hidden for another, and by which sum each would have told it. */
  hidden: Record<string, number>;
  /** The first of them, each with the total it protects. */
  examples: (ControlledFigure & { what: 'value' | 'denominator'; kind: string; total: ControlledFigure })[];
  /** Hidden figures that would follow from what this release adds: it may not be approved. */
  breaches: ControlledFigure[];
  /** How many hidden figures followed before, from what was out already. */
  before: number;
};

/** As many examples and breaches as a report keeps. */
const mostNamed = 200;

/** What a release's report keeps of control. */
export function controlReport({ secondary, breaches, before }: Omit<Controlled, 'figures'>): ControlReport {
  const hidden: Record<string, number> = {};
  for (const { kind } of secondary) hidden[kind] = (hidden[kind] ?? 0) + 1;
  const examples = secondary.slice(0, mostNamed).map(({ figure, ...each }) => ({ ...figure, ...each }));
  return { hidden, examples, breaches: breaches.slice(0, mostNamed), before: before.length };
}

export type ChecklistItem = { code: string; text: string; met: boolean };

const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

/** Totals of a report: ledger rows, values and hidden values. */
export function totalsOf(report: Omit<ReleaseReport, 'checklist'>): { rows: number; values: number; hidden: number } {
  const returned = Object.values(report.returned);
  return {
    rows: sum(Object.values(report.ledger)),
    values: sum(Object.values(report.figures)) + sum(returned.map((each) => each.values)),
    hidden: sum(returned.map((each) => each.hidden)),
  };
}

/** What the second official looks at before approving; each item is worked out from the report, none is ticked. */
export function checklistOf(report: Omit<ReleaseReport, 'checklist'>): ChecklistItem[] {
  const { rows, values, hidden } = totalsOf(report);
  const rules = Object.values(report.returned).filter((each) => each.rule !== 'none').length;
  const metrics = Object.keys(report.returned).length;
  const { taken, replied, tooEarly } = report.commentary ?? { taken: 0, replied: 0, tooEarly: 0 };
  const unsure = report.returns.filter(({ byOthers }) => byOthers !== true);
  return [
    {
      code: 'something-new',
      text: `New or changed: ${counted(rows, 'ledger row')} and ${counted(values, 'figure')}.`,
      met: rows + values > 0,
    },
    {
      code: 'accepted-only',
      text:
        unsure.length === 0
          ? `Returns taken over: ${report.returns.length}. Each was signed off and accepted by somebody else than its preparer.`
          : `Returns taken over: ${report.returns.length}. Not shown to be signed off and accepted by somebody else than the preparer: ${unsure.length}.`,
      met: unsure.length === 0,
    },
    {
      code: 'right-of-reply',
      text: `Commentaries on figures of authorities: ${taken}. Replied to: ${replied}. Taken before the authority replied or its ten working days were over: ${tooEarly}.`,
      met: tooEarly === 0,
    },
    {
      code: 'primary-suppression',
      text: `${rules} of ${counted(metrics, 'returned metric')} have a rule, which was applied: ${counted(hidden, 'figure')} hidden (c).`,
      met: true,
    },
    secondaryItem(report.control),
  ];
}

/** In the order in which they are told: which sum would have told a hidden figure. */
const sumWords: Record<string, string> = {
  breakdown: 'a total and its parts',
  year: 'a year and its quarters',
  area: 'a region or England and its places',
  metric: 'another metric that counts the same',
  percentage: 'a percentage and the numbers it is made from',
};

function secondaryItem(control: ControlReport | undefined): ChecklistItem {
  const code = 'secondary-suppression';
  if (!control) return { code, text: 'No figure of a return is in it: no other can follow.', met: true };
  const { hidden, breaches, before } = control;
  const more = Object.entries(hidden).map(([kind, count]) => `${count} by ${sumWords[kind] ?? kind}`);
  const also =
    more.length > 0
      ? `Hidden as well, because another would follow: ${more.join(', ')}.`
      : 'No other had to be hidden.';
  const old = before > 0 ? ` ${counted(before, 'figure')} followed already from releases before this one.` : '';
  const text =
    breaches.length === 0
      ? `No hidden figure follows from this release, those before it and the official figures beside them. ${also}${old}`
      : `${counted(breaches.length, 'hidden figure')} would follow from this release: it cannot be approved. Take it back, and publish without the returns or official figures that are named below.`;
  return { code, text, met: breaches.length === 0 };
}

/** Checks that must be met before anybody may approve. */
const mustBeMet = ['secondary-suppression', 'right-of-reply'];

/** Why a prepared release may not be approved, by its checklist; null where it may. */
export function checklistFault(report: Pick<ReleaseReport, 'checklist'> | null): string | null {
  return report?.checklist.find(({ code, met }) => !met && mustBeMet.includes(code))?.text ?? null;
}

import { groupRows } from './group-rows.ts';
import type { Pack, PackFault } from './pack.ts';
import { packFiles } from './pack.ts';

const fault = (code: PackFault['code'], concept: keyof typeof packFiles, row: string, message: string): PackFault => ({
  code,
  file: packFiles[concept].path,
  row,
  message,
});

const earliest = '1989-01-01';
const latest = '2050-12-31';

/**
 * Dates that cannot be: things that happened after the day the pack was researched to, dates far outside the strategy's
 * life, a move that ends before it begins, a precision without a date.
 */
export function dateFaults(pack: Pack): PackFault[] {
  const { researchedTo } = pack.about;
  const afterResearch = (day: string | null) => day !== null && day > researchedTo;
  const outOfRange = (day: string | null) => day !== null && (day < earliest || day > latest);
  const faults: PackFault[] = [];
  for (const row of pack.commitments) {
    if (outOfRange(row.due)) faults.push(fault('date', 'commitments', row.id, `Due ${row.due} is out of range.`));
    if ((row.due === null) !== (row.duePrecision === null))
      faults.push(fault('date', 'commitments', row.id, 'A due date needs a precision, and a precision a due date.'));
    if (row.researchedTo > researchedTo)
      faults.push(fault('date', 'commitments', row.id, `Researched to ${row.researchedTo}, later than the pack.`));
  }
  for (const row of pack.dates) {
    const key = `${row.milestone} ${row.step}`;
    if (outOfRange(row.due)) faults.push(fault('date', 'dates', key, `Due ${row.due} is out of range.`));
    if (row.movedAfter && row.movedBefore && row.movedAfter > row.movedBefore)
      faults.push(
        fault('date', 'dates', key, `Moved between ${row.movedAfter} and ${row.movedBefore}, which is earlier.`),
      );
    if (afterResearch(row.movedOn) || afterResearch(row.statedOn))
      faults.push(fault('date', 'dates', key, `Moved after ${researchedTo}, the day the pack was researched to.`));
  }
  for (const row of pack.progress) {
    const key = `${row.milestone} ${row.kind}`;
    if (afterResearch(row.happenedOn) || afterResearch(row.statedOn))
      faults.push(
        fault('date', 'progress', key, `Happened after ${researchedTo}, the day the pack was researched to.`),
      );
    if (outOfRange(row.happenedOn)) faults.push(fault('date', 'progress', key, `${row.happenedOn} is out of range.`));
    if ((row.happenedOn === null) !== (row.precision === null))
      faults.push(fault('date', 'progress', key, 'A day needs a precision, and a precision a day.'));
  }
  for (const row of pack.evidence) {
    if (afterResearch(row.statedOn))
      faults.push(
        fault('date', 'evidence', row.id, `Stated after ${researchedTo}, the day the pack was researched to.`),
      );
  }
  for (const row of pack.looks) {
    if (afterResearch(row.lookedOn))
      faults.push(fault('date', 'looks', row.commitment, `Looked after ${researchedTo}, the pack's own day.`));
  }
  for (const row of pack.sources) {
    if ((row.publishedOn === null) !== (row.precision === null))
      faults.push(fault('date', 'sources', row.id, 'A day needs a precision, and a precision a day.'));
  }
  return faults;
}

/** The moves of a milestone: a first date, then each move from where the one before left it, with a reason code. */
export function chainFaults(pack: Pack): PackFault[] {
  const byMilestone = groupRows(pack.dates, (row) => row.milestone);
  const faults: PackFault[] = [];
  for (const [milestone, rows] of byMilestone) {
    const steps = [...rows].sort((a, b) => a.step - b.step);
    for (const [index, row] of steps.entries()) {
      const key = `${milestone} ${row.step}`;
      const before = steps[index - 1];
      if (row.step !== index) faults.push(fault('chain', 'dates', key, `Step ${index} is missing.`));
      if (!before) {
        if (row.due === null) faults.push(fault('chain', 'dates', key, 'The first date is missing.'));
        if (row.from !== null || row.movedOn !== null || row.reasonCode !== null)
          faults.push(fault('chain', 'dates', key, 'A first date has not moved from anywhere.'));
        continue;
      }
      if (before.due === null || row.from !== before.due)
        faults.push(fault('chain', 'dates', key, `Moves from ${row.from}, but the date before was ${before.due}.`));
      if (row.due === row.from) faults.push(fault('chain', 'dates', key, 'Moves to the date it had.'));
      if (row.reasonCode === null) faults.push(fault('chain', 'dates', key, 'A move needs a reason code.'));
      else if ((row.reasonCode === 'not-published') !== (row.reason === null))
        faults.push(fault('chain', 'dates', key, 'A reason and the code “not-published” exclude each other.'));
      if (row.movedOn === null && (row.movedAfter === null || row.movedBefore === null))
        faults.push(fault('chain', 'dates', key, 'A move needs its day, or the two days it lies between.'));
      if (row.source === null) faults.push(fault('chain', 'dates', key, 'A move needs a source.'));
    }
  }
  return faults;
}

/** Commitments that, followed from successor to successor, come back to themselves. */
export function loopFaults(pack: Pack): PackFault[] {
  const next = groupRows(
    pack.succession.filter((row) => row.successor !== null),
    (row) => row.commitment,
  );
  const faults: PackFault[] = [];
  for (const start of next.keys()) {
    const seen = new Set<string>();
    const todo = [start];
    while (todo.length > 0) {
      const here = todo.pop() as string;
      for (const row of next.get(here) ?? []) {
        const successor = row.successor as string;
        if (successor === start) {
          faults.push(fault('loop', 'succession', start, `Is replaced, by way of “${here}”, by itself.`));
        } else if (!seen.has(successor)) {
          seen.add(successor);
          todo.push(successor);
        }
      }
    }
  }
  return faults;
}

/** Statements about a promise that contradict each other or lack what they need. */
export function progressFaults(pack: Pack): PackFault[] {
  const faults: PackFault[] = [];
  const sourceOf = new Map(pack.evidence.map((row) => [row.id, row.source]));
  const dated = new Set(pack.dates.map((row) => row.milestone));
  const kinds = groupRows(pack.progress, (row) => row.milestone);
  for (const [milestone, rows] of kinds) {
    const last = rows.filter((row) => ['met', 'dropped', 'replaced'].includes(row.kind));
    if (last.length > 1)
      faults.push(fault('value', 'progress', milestone, `Is both ${last.map((row) => row.kind).join(' and ')}.`));
    for (const row of rows) {
      if (row.kind === 'met' && (row.evidence === null || !sourceOf.get(row.evidence)))
        faults.push(fault('value', 'progress', milestone, 'Met without a source.'));
      if (row.kind === 'late-reported' && !dated.has(milestone))
        faults.push(fault('value', 'progress', milestone, 'Reported late, but no date was ever given.'));
    }
  }
  for (const row of pack.succession) {
    if ((row.successor === null) === (row.successorText === null))
      faults.push(fault('value', 'succession', row.commitment, 'Needs a successor in the list or in words, not both.'));
  }
  const withMilestone = new Set(pack.milestones.map((row) => row.commitment));
  for (const row of pack.commitments) {
    if (!withMilestone.has(row.id)) faults.push(fault('count', 'commitments', row.id, 'Has no milestone.'));
  }
  const responded = new Set(pack.responses.map((row) => row.recommendation));
  for (const row of pack.recommendations) {
    if (!responded.has(row.id)) faults.push(fault('count', 'recommendations', row.id, 'Has no response.'));
  }
  return faults;
}

import type { Table } from '#app/siblings.server.ts';
import type { RolloutPage } from '#server/domain/ledger/pages/programme-pages.ts';
import type { RolloutByArea } from '#server/domain/ledger/pages/rollout-pages.ts';

const count = (name: string, description: string) => ({ name, description, datatype: 'integer' as const });
const text = (name: string, description: string) => ({ name, description });
const date = (name: string, description: string) => ({ name, description, datatype: 'date' as const });

/** All steps: what the evaluation saw and in how many areas each stands. */
export function stepsTable({ items, asAt, researchedTo }: RolloutPage): Table {
  return {
    columns: [
      text('id', 'Permanent id of the step'),
      text('programme', 'Id of the programme'),
      text('part', 'Part of the reform the step belongs to'),
      text('title', 'What an area is expected to set up'),
      count('evaluation_in_place', 'Areas of the evaluation that had it in place'),
      count('evaluation_in_design', 'Areas of the evaluation designing it'),
      count('evaluation_unplaced', 'Areas that all gave one answer, where the copy read does not show which'),
      count('evaluation_of', 'Areas the evaluation looked at'),
      count('local_live', 'Areas that report it live and are confirmed'),
      count('local_in_design', 'Areas that report it in design and are confirmed'),
      count('local_not_started', 'Areas that report it not started and are confirmed'),
      count('local_not_implemented', 'Areas that report they will not do it and are confirmed'),
      count('local_waiting', 'Areas that reported and of which nothing is confirmed yet'),
      count('local_not_reported', 'Areas that did not report: nothing is said of how far they are'),
      count('local_of', 'Areas that take part: the six before add up to it'),
      count('local_live_not_confirmed', 'Areas that say it is live and are not confirmed'),
      date('as_at', 'The day the counts of areas are of'),
      text('confidence', 'source: read in a page'),
      text('note', 'Where the step comes from and what is not known'),
      date('researched_to', 'Nothing was followed up after this day'),
    ],
    rows: items.map(({ slug, programme, pillar, title, evaluation, local, sourceNote }) => [
      ...[slug, programme.id, pillar, title],
      ...[evaluation.inPlace, evaluation.inDesign, evaluation.unplaced, evaluation.of],
      ...[local.live, local.inDesign, local.notStarted, local.notBeingImplemented, local.waiting, local.notReported],
      ...[local.of, local.liveNotConfirmed, asAt, 'source', sourceNote, researchedTo],
    ]),
  };
}

/** One step, an area a row. */
export function areasTable({ step, items, asAt }: RolloutByArea): Table {
  return {
    columns: [
      text('step', 'Permanent id of the step'),
      text('area_code', 'GSS code of the area'),
      text('area_name', 'Its name'),
      text('region_code', 'GSS code of its region'),
      text('region_name', 'Name of its region'),
      count('pathfinder_wave', 'Wave of the pathfinder it was in; empty where it was in none'),
      text('counted_as', 'The group the area is counted in: by the last report the department confirmed'),
      text('reported', 'How far the area says it is; empty where it did not report'),
      text('confirmed', 'The last state that the department confirmed: only this is counted'),
      text('decision', 'The department’s word on the latest report: waiting, confirmed or not-confirmed'),
      date('live_on', 'Since when it is live, as reported now'),
      date('first_live_on', 'The first go-live date given'),
      count('moves', 'How often the go-live date changed'),
      text('reason', 'The reason given with the latest report'),
      date('reported_on', 'Day of the latest report'),
      text('reported_by', 'Role that reported'),
      date('as_at', 'The day this is of'),
    ],
    rows: items.map(({ code, name, region, wave, group, standing }) => [
      ...[step.slug, code, name, region?.code ?? null, region?.name ?? null, wave, group],
      ...[standing?.latest.state ?? null, standing?.confirmed?.state ?? null, standing?.latest.decision ?? null],
      ...[standing?.latest.liveOn ?? null, standing?.firstLiveOn ?? null, standing?.moves.length ?? null],
      ...[standing?.latest.reason ?? null, standing?.latest.statedOn ?? null, standing?.latest.by ?? null, asAt],
    ]),
  };
}

import { readFileSync } from 'node:fs';
import { v7 as uuidv7 } from 'uuid';
import { readPack } from '#seed/read-pack.ts';
import { referenceRows } from '#seed/rows/reference-rows.ts';
import { checkPack } from '#server/domain/pack/check-pack.ts';
import { packLoader } from '#server/domain/people/system-people.ts';
import { connectAs } from '../setup/database.ts';
import { A, acting, as } from './world.ts';

/** A collection that asks for figures which look at one another: for the rules that no single total can break. */
export const wide = 'checks-202627Q2';
const before = 'checks-202627Q1';

const ages = ['under-1', '1-to-4', '5-to-9', '10-to-15', '16-to-17'].map((each) => `age:${each}`);
const totals = [
  ...['referral_rate', 'rereferral_pct', 's47_rate', 's47_to_icpc_pct', 'icpc_to_cpp_pct', 'cin_rate', 'cpp_rate'],
  ...['cla_rate', 'cla_start_rate_year', 'cla_ceased_sgo_cao_pct', 'fnsp_packages', 'fnsp_spend', 'test_from_april'],
];

/** Brings the collection in, with a metric that is only a row: it counts from 1 April and takes two symbols. */
export async function bringInWide(): Promise<void> {
  const { pack } = checkPack(await readPack('seed/pack'));
  const model = pack && referenceRows(pack).metrics.find(({ id }) => id === 'fnsp_packages');
  if (!model) throw new Error('the pack has faults');
  const test = {
    ...{ ...model, id: 'test_from_april', name: 'Counted from 1 April (a test)', basis: 'year-to-date', core: false },
    rules: [{ kind: 'usual' }, { kind: 'symbols', allowed: ['x', 'z'] }],
    position: 900,
  };
  const asks = [
    { metric: 'fh_open_families', breakdowns: ['total', ...ages] },
    ...totals.map((metric) => ({ metric, breakdowns: ['total'] })),
  ];
  await acting(packLoader, { door: 'seed' }).programme.load({
    metrics: [test],
    programmes: [
      {
        ...{ id: 'checks', position: 98, name: 'Checks (a test)', wave: null, announcedOn: null, startText: null },
        ...{
          endText: null,
          tests: ['Checks'],
          funding: [],
          note: null,
          sources: [],
          confidence: 'made-up',
          madeUp: true,
        },
      },
    ],
    participations: [
      { programmeId: 'checks', areaCode: A, startsOn: '2026-04-01', endsOn: null, note: null, confidence: 'made-up' },
    ],
  });
  // It asks for what the department holds, and by age in two quarters of a year: only the owner can bring that in.
  const owner = await connectAs('owner');
  for (const row of [
    [before, 'checks', '202627|Q1', '2026-07-01', '2026-09-01', '2026-10-01'],
    [wide, 'checks', '202627|Q2', '2026-10-01', '2026-12-15', '2027-01-31'],
  ]) {
    await owner.query(
      `INSERT INTO Collection (id, programmeId, period, opensOn, dueOn, locksOn, asks, authority, usedFor, notUsedFor)
       VALUES (?, ?, ?, ?, ?, ?, ?, 'A test.', 'A test.', 'A test.')`,
      [...row, JSON.stringify(asks)],
    );
  }
  await owner.end();
  const csv = readFileSync('tests/corpus/returns/wide/before.csv', 'utf8');
  const then = { now: new Date('2026-08-01T09:00:00Z'), today: '2026-08-01' };
  const taken = await as('preparerA', then).return.submit({ key: uuidv7(), area: A, collection: before, csv });
  if (!taken.accepted) throw new Error(JSON.stringify(taken.findings));
}

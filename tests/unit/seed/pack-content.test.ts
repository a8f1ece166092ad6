import { readdirSync, readFileSync, statSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPack } from '#seed/read-pack.ts';
import { figureRows } from '#seed/rows/figure-rows.ts';
import { ledgerRows } from '#seed/rows/ledger-rows.ts';
import { referenceRows } from '#seed/rows/reference-rows.ts';
import { checkPack } from '#server/domain/pack/check-pack.ts';
import type { Pack } from '#server/domain/pack/pack.ts';
import researched from '../../golden/researched-status.json' with { type: 'json' };

let pack: Pack;

beforeAll(async () => {
  const checked = checkPack(await readPack('seed/pack'));
  if (!checked.pack) throw new Error('the pack has faults');
  pack = checked.pack;
});

/** Columns of a table, with whether each may be left out, as the schema says. */
function columnsOf(table: string): Map<string, boolean> {
  const model = new RegExp(`^model ${table} \\{\\n([\\s\\S]*?)^\\}`, 'm').exec(
    readFileSync('prisma/schema.prisma', 'utf8'),
  );
  const lines = (model?.[1] ?? '')
    .split('\n')
    .map((line) => /^\s+(\w+)\s+(String|Int|Float|Decimal|Boolean|DateTime)(\?)?(\s|$)/.exec(line));
  return new Map(lines.flatMap((match) => (match ? [[match[1] as string, match[3] === '?']] : [])));
}

const filledIn = ['recordedAt', 'actorId', 'actorRole'];

function faultsOf(table: string, rows: Record<string, unknown>[]): string[] {
  const columns = columnsOf(table);
  return rows.flatMap((row) => [
    ...Object.keys(row)
      .filter((name) => !columns.has(name))
      .map((name) => `${table} has no column ${name}`),
    ...[...columns]
      .filter(
        ([name, optional]) => !optional && !filledIn.includes(name) && (row[name] === null || row[name] === undefined),
      )
      .map(([name]) => `${table} ${row.id ?? row.code} lacks ${name}`),
  ]);
}

describe('what the pack holds', () => {
  it('holds three reviews, six pillars, six missions, seventy promises and their steps', () => {
    const { reviews, recommendations, pillars, missions, commitments, milestones, answers, sources } = pack;
    expect(
      [reviews, recommendations, pillars, missions, commitments, milestones, answers].map((rows) => rows.length),
    ).toEqual([3, 117, 6, 6, 70, 217, 130]);
    expect(sources).toHaveLength(329);
  });

  it('keeps promises without a date without one', () => {
    const dated = new Set(pack.dates.map((date) => date.milestone));
    expect(pack.commitments.filter((row) => row.due === null)).toHaveLength(37);
    expect(pack.milestones.filter((row) => !dated.has(row.id))).toHaveLength(142);
    expect(pack.milestones.filter((row) => row.role === 'delivers' && !dated.has(row.id))).toHaveLength(83);
  });

  it('marks what rests on general knowledge', () => {
    expect(pack.recommendations.filter((row) => row.confidence === 'recall')).toHaveLength(49);
    expect(pack.commitments.filter((row) => row.confidence === 'recall')).toHaveLength(13);
    expect(pack.responses.filter((row) => row.response === 'unclear')).toHaveLength(54);
    expect(pack.recommendations.filter((row) => row.confidence === 'recall' && !row.confidenceNote)).toEqual([]);
  });

  it('holds 45 metrics, twelve of them core, and a definition for every other measure', () => {
    const own = pack.metrics.filter((row) => row.seriesOf === null);
    const byStatus = (status: string) => own.filter((row) => row.status === status).length;
    expect([own.length, byStatus('published'), byStatus('derived'), byStatus('proposed')]).toEqual([45, 24, 4, 17]);
    expect(own.filter((row) => row.core)).toHaveLength(12);
    const known = new Set([...pack.metrics, ...pack.contextMeasures].map((row) => row.id));
    expect(Object.keys(pack.figures)).toHaveLength(63);
    expect(Object.keys(pack.figures).filter((id) => !known.has(id))).toEqual([]);
  });

  it('holds 70,131 figures with their true labels', () => {
    const rows = figureRows(pack);
    const label = new Map(pack.valueOrigins.map((origin) => [origin.id, origin.label]));
    expect(rows).toHaveLength(70_131);
    expect(rows.filter((row) => label.get(row.originId) === 'derived here')).toHaveLength(4_644);
    expect(rows.filter((row) => (row.value === null) === (row.symbol === null))).toEqual([]);
    expect(rows.filter((row) => row.note?.startsWith('The source prints a dash'))).toHaveLength(1_759);
    expect(rows.filter((row) => row.symbol === 'x')).toHaveLength(1_759 + 39);
    expect(Math.max(...rows.map((row) => row.note?.length ?? 0))).toBeLessThanOrEqual(300);
  });

  it('says beside the false zero of Warwickshire that it is one', () => {
    const row = figureRows(pack).find(
      (one) => one.metric === 'sw_agency_pct' && one.area === 'E10000031' && one.period === '2025|RY',
    );
    expect(row).toMatchObject({ value: 0, note: expect.stringContaining('probably missing') });
  });

  it('never lets a yearly series stand in a metric asked each quarter', () => {
    const quarterly = pack.metrics.filter((row) => row.basis === 'quarter').map((row) => row.id);
    expect(quarterly.filter((id) => pack.figures[id])).toEqual([]);
    expect(pack.metrics.filter((row) => row.seriesOf !== null).map((row) => row.seriesOf)).toEqual([
      'cla_start_rate',
      'sw_caseload',
    ]);
  });

  it('holds 153 authorities, nine regions, London’s halves and England', () => {
    const at = (level: string) => pack.areas.filter((area) => area.level === level).length;
    expect([at('local-authority'), at('region'), at('sub-region'), at('national')]).toEqual([153, 9, 2, 1]);
    expect(pack.areas.some((area) => area.madeUp)).toBe(false);
    const north = pack.areas.find((area) => area.name === 'North East Lincolnshire');
    expect(pack.areas.find((area) => area.code === north?.region)?.name).toBe('Yorkshire and The Humber');
  });

  it('keeps the researched statuses out of the database', () => {
    expect(researched.statuses).toHaveLength(70);
    expect(researched.exceptions).toHaveLength(8);
    const commitments = ledgerRows(pack).find(([table]) => table === 'Commitment')?.[1] ?? [];
    expect(commitments.filter((row) => 'status' in row || 'statusAsOf' in row)).toEqual([]);
  });

  it('keeps every file under three megabytes', () => {
    const files = readdirSync('seed/pack', { recursive: true, encoding: 'utf8' }).map((name) => `seed/pack/${name}`);
    expect(files.filter((file) => statSync(file).size > 3_000_000)).toEqual([]);
  });
});

describe('the pack as rows of tables', () => {
  it('fills every column that must be filled and names no column that is not there', () => {
    const reference = referenceRows(pack);
    const tables: [string, Record<string, unknown>[]][] = [
      ...ledgerRows(pack),
      ['Area', reference.areas],
      ['Population', reference.populations],
      ['Neighbour', reference.neighbours],
      ['Metric', reference.metrics],
      ['Breakdown', reference.breakdowns],
      ['ValueOrigin', reference.origins],
      ['Programme', reference.programmes],
      ['Participation', reference.participations],
      ['Fact', reference.facts],
    ];
    expect(columnsOf('Commitment').size).toBeGreaterThan(20);
    expect(tables.flatMap(([table, rows]) => faultsOf(table, rows))).toEqual([]);
    expect(tables.filter(([, rows]) => rows.length === 0)).toEqual([]);
  });

  it('gives every row its own id, the same each time', () => {
    const ids = ledgerRows(pack).flatMap(([, rows]) => rows.map((row) => row.id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ledgerRows(pack).flatMap(([, rows]) => rows.map((row) => row.id))).toEqual(ids);
  });

  it('points only to rows that come before', () => {
    const seen = new Set<unknown>();
    const pointers = [
      'reviewId',
      'recommendationId',
      'pillarId',
      'commitmentId',
      'milestoneId',
      'evidenceId',
      'sourceId',
    ];
    for (const [table, rows] of ledgerRows(pack)) {
      for (const row of rows) {
        const wrong = pointers.filter((name) => typeof row[name] === 'string' && !seen.has(row[name]));
        expect(wrong, `${table} ${row.id}`).toEqual([]);
      }
      for (const row of rows) seen.add(row.id);
    }
  });
});

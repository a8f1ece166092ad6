import { parsePeriod } from '#server/domain/period.ts';
import { checks } from '#server/domain/returns/checks.ts';
import { type MetricRule, symbols } from '#server/domain/returns/rules.ts';
import { groupRows } from './group-rows.ts';
import type { Pack, PackFault } from './pack.ts';
import { packFiles } from './pack.ts';

const mostCore = 12;
const neighboursEach = 10;

/** The other metrics that a rule looks at. */
function metricsOfRule(rule: MetricRule): string[] {
  if (rule.kind === 'flow') return [rule.starts.metric, rule.ends.metric];
  return 'metric' in rule ? [rule.metric] : [];
}

/** Metrics that name unknown counter-metrics, dimensions or (in their rules) metrics, rules across metrics that name unknown checks, a thirteenth core metric, areas without their neighbours. */
export function measureFaults(pack: Pack, alsoKnown: ReadonlySet<string>): PackFault[] {
  const faults: PackFault[] = [];
  const all = [...pack.metrics, ...pack.contextMeasures];
  const ids = new Set([...all.map((row) => row.id), ...alsoKnown]);
  const dimensions = new Set(pack.breakdowns.map((row) => row.dimension));
  const file = (id: string) =>
    pack.metrics.some((row) => row.id === id) ? packFiles.metrics.path : packFiles.contextMeasures.path;
  if (new Set(all.map((row) => row.id)).size < all.length)
    faults.push({
      code: 'duplicate',
      file: packFiles.contextMeasures.path,
      row: 'id',
      message: 'A measure is in both files.',
    });
  for (const row of all) {
    const named = [...row.counterMetrics, ...row.derivedFrom, ...row.rules.flatMap(metricsOfRule)];
    for (const id of named.filter((id) => !ids.has(id)))
      faults.push({ code: 'dangling', file: file(row.id), row: row.id, message: `Names the unknown metric “${id}”.` });
    for (const dimension of row.breakdowns.filter((one) => !dimensions.has(one)))
      faults.push({ code: 'dangling', file: file(row.id), row: row.id, message: `Unknown breakdown “${dimension}”.` });
    if (row.counterMetrics.includes(row.id))
      faults.push({ code: 'value', file: file(row.id), row: row.id, message: 'Is its own counter-metric.' });
  }
  for (const row of pack.contextMeasures.filter((one) => one.status !== 'context'))
    faults.push({
      code: 'value',
      file: packFiles.contextMeasures.path,
      row: row.id,
      message: 'Is not marked as context.',
    });
  for (const { id, codes } of pack.crossRules) {
    for (const code of codes.filter((one) => !(one in checks)))
      faults.push({ code: 'dangling', file: packFiles.crossRules.path, row: id, message: `Unknown check “${code}”.` });
  }
  for (const { indicator, metric } of pack.indicatorMappings.filter((row) => !ids.has(row.metric)))
    faults.push({
      code: 'dangling',
      file: packFiles.indicatorMappings.path,
      row: indicator,
      message: `Unknown metric “${metric}”.`,
    });
  if (pack.metrics.filter((row) => row.core).length > mostCore)
    faults.push({
      code: 'count',
      file: packFiles.metrics.path,
      row: 'core',
      message: `More than ${mostCore} core metrics.`,
    });
  for (const row of pack.valueOrigins) {
    for (const id of (row.inputs ?? []).filter((one) => !ids.has(one)))
      faults.push({
        code: 'dangling',
        file: packFiles.valueOrigins.path,
        row: row.id,
        message: `Unknown metric “${id}”.`,
      });
    if ((row.label === 'derived here') !== (row.inputs !== null))
      faults.push({
        code: 'value',
        file: packFiles.valueOrigins.path,
        row: row.id,
        message: 'Derived here needs inputs, and only that.',
      });
  }
  const neighbours = groupRows(pack.neighbours, (row) => row.area);
  for (const area of pack.areas.filter((row) => row.level === 'local-authority')) {
    const own = neighbours.get(area.code) ?? [];
    if (own.length !== neighboursEach || new Set(own.map((row) => row.neighbour)).size !== neighboursEach)
      faults.push({
        code: 'count',
        file: packFiles.neighbours.path,
        row: area.code,
        message: 'Does not have ten different neighbours.',
      });
    if (own.some((row) => row.neighbour === area.code))
      faults.push({ code: 'value', file: packFiles.neighbours.path, row: area.code, message: 'Is its own neighbour.' });
    if (area.region === null)
      faults.push({ code: 'count', file: packFiles.areas.path, row: area.code, message: 'Has no region.' });
  }
  return faults;
}

/** Figures: each line has a number or a symbol, a known area, period, origin and notes, and stands once. */
export function figureFaults(pack: Pack, alsoKnown: ReadonlySet<string>): PackFault[] {
  const faults: PackFault[] = [];
  const basis = new Map([...pack.metrics, ...pack.contextMeasures].map((row) => [row.id, row.basis]));
  const areas = new Set([...pack.areas.map((row) => row.code), ...alsoKnown]);
  const origins = new Set([...pack.valueOrigins.map((row) => row.id), ...alsoKnown]);
  const notes = new Set([...pack.valueNotes.map((row) => row.id), ...alsoKnown]);
  for (const [metric, lines] of Object.entries(pack.figures)) {
    const file = `figures/${metric}.csv`;
    const at = (index: number, code: PackFault['code'], message: string) =>
      faults.push({ code, file, row: `line ${index + 2}`, message });
    const own = basis.get(metric);
    // An unknown word is reported at its first line in a file, not at each.
    const reported = new Set<string>();
    const unknown = (index: number, code: PackFault['code'], message: string) => {
      if (reported.has(message)) return;
      reported.add(message);
      at(index, code, message);
    };
    if (!own && !alsoKnown.has(metric))
      faults.push({ code: 'dangling', file, row: 'file', message: `No metric is called “${metric}”.` });
    const seen = new Set<string>();
    for (const [index, line] of lines.entries()) {
      const key = `${line.area} ${line.period}`;
      if (seen.has(key)) at(index, 'duplicate', `${key} stands twice.`);
      seen.add(key);
      if (!areas.has(line.area)) unknown(index, 'dangling', `Unknown area “${line.area}”.`);
      if (!origins.has(line.origin)) unknown(index, 'dangling', `Unknown origin “${line.origin}”.`);
      for (const note of line.note.split('+').filter((one) => one !== '' && !notes.has(one)))
        unknown(index, 'note', `Unknown note “${note}”.`);
      const period = parsePeriod(line.period);
      if (!period) at(index, 'date', `“${line.period}” is not a period.`);
      if (own === 'quarter' && period?.frequency === 'year') at(index, 'basis', 'A year stands in a quarterly metric.');
      if (line.symbol !== '' && !(symbols as readonly string[]).includes(line.symbol))
        at(index, 'value', `Unknown symbol “${line.symbol}”.`);
      if (line.value === '' && line.symbol === '') at(index, 'value', 'Has neither a value nor a symbol.');
      if (line.value !== '' && line.symbol !== '' && line.symbol !== 'u')
        at(index, 'value', 'Has a value and a symbol.');
      if (line.value !== '' && !/^-?\d+(\.\d+)?$/.test(line.value))
        at(index, 'value', `“${line.value}” is not a number.`);
    }
  }
  return faults;
}

import type { Row } from '../loading/load-plan.ts';
import { type Period, parsePeriod } from '../period.ts';
import { type Collection, collectionOf } from './collection.ts';
import { busyMonths, type CollectionRule, collectionRules, MOST_TOTALS } from './collection-rules.ts';

/** One thing that is wrong with a collection: the rule it breaks and the sentence that says how. */
export type CollectionFault = { collection: string; rule: CollectionRule; text: string };

/** Rows of the reference tables as they would stand, and the metrics of which official figures were taken over. */
export type AskedOf = {
  Area: readonly Row[];
  Metric: readonly Row[];
  Breakdown: readonly Row[];
  Programme: readonly Row[];
  Participation: readonly Row[];
  Collection: readonly Row[];
  imported: ReadonlySet<string>;
};

/** What is worked out once, not once a collection. */
type Known = {
  areas: Map<string, Row>;
  metrics: Map<string, { core: boolean; held: boolean; dimensions: Set<string> }>;
  dimensionOf: Map<string, string>;
  programmes: Set<string>;
  areasOf: (programme: string) => string[];
  isNational: (programme: string) => boolean;
  collections: Collection[];
};

function listOf(cell: unknown): string[] {
  try {
    const list: unknown = JSON.parse(String(cell ?? '[]'));
    return Array.isArray(list) ? list.map(String) : [];
  } catch {
    return [];
  }
}

function knownOf(world: AskedOf): Known {
  const areas = new Map(world.Area.map((row) => [String(row.code), row]));
  const areasOf = (programme: string) =>
    world.Participation.filter((row) => row.programmeId === programme).map((row) => String(row.areaCode));
  const authorities = world.Area.filter((row) => row.level === 'local-authority' && !row.validTo);
  const everyone = [0, 1].map((madeUp) =>
    authorities.filter((row) => Number(row.madeUp ?? 0) === madeUp).map((row) => String(row.code)),
  );
  return {
    areas,
    metrics: new Map(
      world.Metric.map((row) => [
        String(row.id),
        {
          core: Boolean(row.core),
          held: Boolean(row.alreadyHeld) || world.imported.has(String(row.id)),
          dimensions: new Set(listOf(row.breakdowns)),
        },
      ]),
    ),
    dimensionOf: new Map(world.Breakdown.map((row) => [String(row.id), String(row.dimension)])),
    programmes: new Set(world.Programme.map((row) => String(row.id))),
    areasOf,
    // Every authority of England; in the world of made-up authorities, every one of those.
    isNational: (programme) => {
      const asked = new Set(areasOf(programme));
      return everyone.some((codes) => codes.length > 0 && codes.every((code) => asked.has(code)));
    },
    collections: world.Collection.map(collectionOf),
  };
}

type Told = [rule: CollectionRule, text: string];

function idFaults({ id, programmeId, period }: Collection, parsed: Period | null, { programmes }: Known): Told[] {
  const told: Told[] = [];
  if (!programmes.has(programmeId)) told.push(['one-id', `There is no programme ${programmeId}`]);
  if (!parsed) told.push(['one-id', `“${period}” is no period`]);
  const wanted = `${programmeId}-${period.replace('|', '')}`;
  if (parsed && id !== wanted) told.push(['one-id', `Its id must be ${wanted}`]);
  return told;
}

function areaFaults({ programmeId }: Collection, { programmes, areas, areasOf }: Known): Told[] {
  if (!programmes.has(programmeId)) return [];
  const codes = areasOf(programmeId);
  if (codes.length === 0) return [['areas-exist', `No authority takes part in ${programmeId}`]];
  return codes.flatMap((code): Told[] => {
    const area = areas.get(code);
    if (!area) return [['areas-exist', `There is no area ${code}`]];
    return area.level === 'local-authority' ? [] : [['areas-exist', `${code} is not a local authority`]];
  });
}

const repeated = (list: readonly string[]) => [...new Set(list.filter((each, at) => list.indexOf(each) !== at))];

function askFaults({ asks }: Collection, { metrics, dimensionOf }: Known): Told[] {
  if (!asks || asks.length === 0) return [['metrics-exist', 'It asks for nothing']];
  const told: Told[] = repeated(asks.map(({ metric }) => metric)).map((metric) => [
    'metrics-exist',
    `${metric} is asked for twice`,
  ]);
  for (const { metric, breakdowns } of asks) {
    const known = metrics.get(metric);
    if (!known) told.push(['metrics-exist', `There is no metric ${metric}`]);
    for (const twice of repeated(breakdowns)) told.push(['metrics-exist', `${metric} is asked for ${twice} twice`]);
    for (const breakdown of new Set(breakdowns)) {
      const dimension = dimensionOf.get(breakdown);
      if (dimension === undefined) told.push(['metrics-exist', `There is no breakdown ${breakdown}`]);
      else if (known && breakdown !== 'total' && !known.dimensions.has(dimension))
        told.push(['metrics-exist', `${metric} is not broken down by ${dimension}`]);
    }
  }
  return told;
}

function heldFaults({ asks }: Collection, parsed: Period | null, { metrics }: Known): Told[] {
  return (asks ?? []).flatMap(({ metric, breakdowns }): Told[] => {
    const known = metrics.get(metric);
    if (!known?.held) return [];
    if (!known.core || parsed?.frequency !== 'quarter') return [['not-held', `${metric} is already held`]];
    return breakdowns.some((each) => each !== 'total')
      ? [['not-held', `${metric} is already held for a year: a quarter may ask for its total only`]]
      : [];
  });
}

/** All that the programme asks for the same quarter, this collection and others together. */
function totalFaults(of: Collection, parsed: Period | null, known: Known): Told[] {
  if (parsed?.frequency !== 'quarter' || !known.isNational(of.programmeId)) return [];
  const together = known.collections.filter(
    ({ programmeId, period }) => programmeId === of.programmeId && period === of.period,
  );
  const totals = new Set(
    together.flatMap(({ asks }) => (asks ?? []).flatMap((ask) => (ask.breakdowns.includes('total') ? ask.metric : []))),
  );
  const told: Told[] = (of.asks ?? [])
    .filter(({ metric }) => known.metrics.get(metric)?.core === false)
    .map(({ metric }) => ['core-totals', `${metric} is not a core metric`]);
  if (totals.size > MOST_TOTALS) told.push(['core-totals', `It asks for ${totals.size} totals in ${of.period}`]);
  return told;
}

/** The year from April in which a period ends, by its first calendar year. */
function yearOf(period: Period): number {
  const [year = 0, month = 0] = period.end.split('-').map(Number);
  return month < 4 ? year - 1 : year;
}

function yearlyFaults(of: Collection, parsed: Period | null, known: Known): Told[] {
  if (!parsed) return [];
  const others = known.collections.filter(({ id, programmeId, period }) => {
    const other = parsePeriod(period);
    return id !== of.id && programmeId === of.programmeId && other !== null && yearOf(other) === yearOf(parsed);
  });
  return (of.asks ?? []).flatMap(({ metric, breakdowns }) =>
    others.flatMap((other): Told[] => {
      const there = other.asks?.filter((ask) => ask.metric === metric).flatMap((ask) => ask.breakdowns) ?? [];
      const again = breakdowns.filter((each) => each !== 'total' && there.includes(each));
      return again.length === 0
        ? []
        : [['breakdowns-yearly', `${other.id} asks for ${metric} by ${again.join(', ')} in the same year`]];
    }),
  );
}

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

function dayFaults({ opensOn, dueOn, locksOn, datesReason }: Collection): Told[] {
  const days = Object.entries({ opens: opensOn, due: dueOn, locks: locksOn });
  const told: Told[] = days.flatMap(([name, day]) =>
    isDay(day) ? [] : [['days-in-order', `“${day}” is no day (${name})`]],
  );
  if (told.length > 0) return told;
  if (opensOn >= dueOn) told.push(['days-in-order', `It opens on ${opensOn} and is due on ${dueOn}`]);
  if (dueOn > locksOn) told.push(['days-in-order', `It is due on ${dueOn} and locks on ${locksOn}`]);
  if (datesReason?.trim()) return told;
  for (const [what, day] of [
    ['is due', dueOn],
    ['locks', locksOn],
  ] as const) {
    if (busyMonths.includes(Number(day.slice(5, 7))))
      told.push(['busy-months', `It ${what} on ${day} and gives no reason`]);
  }
  return told;
}

const authorities = [/\bvoluntary\b/i, /\bburdens? assessment\b/i, /\bsingle data list\b.*\d/i];

function statedFaults({ authority, usedFor, notUsedFor }: Collection): Told[] {
  const told: Told[] = [];
  if (!authorities.some((words) => words.test(authority)))
    told.push(['authority-to-ask', authority.trim() ? `“${authority}” is none of the three` : 'It states none']);
  if (!usedFor.trim()) told.push(['use', 'It does not say what the figures will be used for']);
  if (!notUsedFor.trim()) told.push(['use', 'It does not say what the figures will not be used for']);
  return told;
}

/**
 * Every rule that these collections break, all of them at once. Only those added or changed are looked at, together
 * with all others of their programme: what was agreed before is not judged again.
 * @param world the rows as they would stand after the load
 */
export function collectionFaults(ids: readonly string[], world: AskedOf): CollectionFault[] {
  const known = knownOf(world);
  const looked = new Set(ids);
  return known.collections
    .filter(({ id }) => looked.has(id))
    .flatMap((collection) => {
      const parsed = parsePeriod(collection.period);
      return [
        ...idFaults(collection, parsed, known),
        ...areaFaults(collection, known),
        ...askFaults(collection, known),
        ...heldFaults(collection, parsed, known),
        ...totalFaults(collection, parsed, known),
        ...yearlyFaults(collection, parsed, known),
        ...dayFaults(collection),
        ...statedFaults(collection),
      ].map(([rule, text]) => ({ collection: collection.id, rule, text }));
    });
}

/** A fault as who loads reads it: the collection, what is wrong, and the rule. */
export const faultSentence = ({ collection, rule, text }: CollectionFault) =>
  `${collection}: ${text}. ${collectionRules[rule]} (${rule})`;

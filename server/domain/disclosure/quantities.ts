import {
  type ControlFacts,
  type ControlMetric,
  type FigureKey,
  type KnownFigure,
  nameOf,
  type ShownFigure,
} from './facts.ts';
import {
  countOf,
  type DisclosureRule,
  isSmall,
  protect,
  protectionOf,
  protectionOfRedacted,
  restOf,
} from './primary.ts';
import { ratioCountsOf } from './ratio-counts.ts';

/** The counts behind one figure: its numerator (or the count itself), its denominator, and the rest of a percentage. */
export type Field = 'numerator' | 'denominator' | 'rest';

/** A figure as it was from one release to the next correction. */
export type Edition = FigureKey & {
  from: number;
  /** Of this release, so that it may still be hidden. */
  own: boolean;
  /** From a return whose figures we have, rather than a row of others. */
  known: boolean;
  fields: Partial<Record<Field, number>>;
  /** Switches of the value and of the denominator. */
  value: number | null;
  denominator: number | null;
};

/** Something published that fixes counts while it is shown. */
export type Switch = {
  /** Whether it is shown after primary suppression. */
  shown: boolean;
  /** Whether control may still hide it: figures that are out, and figures of others, it may not. */
  hideable: boolean;
  /** What hiding it costs the reader. */
  weight: number;
  own: boolean;
  edition: Edition;
};

export type Quantities = {
  truth: number[];
  /** False where we do not know the truth: it is at least `truth`. */
  sure: boolean[];
  within: ([number, number] | null)[];
  switchesOf: number[][];
  switches: Switch[];
  /** The edition a quantity belongs to, and as what. */
  of: { edition: Edition; field: Field; protection: number; small: boolean }[];
  /** By the name of the figure, oldest first. */
  editions: Map<string, Edition[]>;
};

type Stand = { known: KnownFigure | null; row: ShownFigure | null; from: number };

/** Every count behind the figures given, what shows it, and whether its metric's rule protects it. */
export function quantitiesOf(facts: ControlFacts): Quantities {
  const made: Quantities = {
    truth: [],
    sure: [],
    within: [],
    switchesOf: [],
    switches: [],
    of: [],
    editions: new Map(),
  };
  const metrics = new Map(facts.metrics.map((metric) => [metric.id, metric]));
  const inCounts = ratioCountsOf(facts);
  const filed = new Map<string, { key: FigureKey; known: KnownFigure[]; shown: ShownFigure[] }>();
  const file = (key: FigureKey) => {
    const name = nameOf(key);
    const found = filed.get(name) ?? { key, known: [], shown: [] };
    filed.set(name, found);
    return found;
  };
  for (const known of facts.known) file(known).known.push(known);
  for (const shown of facts.shown) file(shown).shown.push(shown);
  for (const name of [...filed.keys()].sort()) {
    const { key, known, shown } = filed.get(name)!;
    const metric = metrics.get(key.metric);
    if (!metric) continue;
    const stands = standsOf(known, shown);
    const editions: Edition[] = [];
    for (const [at, stand] of stands.entries()) {
      const until = stands[at + 1]?.from ?? Infinity;
      // For a new truth a row from before says nothing: this release decides whether it stays.
      const rows = shown.filter((row) =>
        stand.from === facts.release ? row.release === facts.release : rowStands(row, shown, stand.from, until),
      );
      editions.push(addEdition(made, facts, metric, key, stand, rows, inCounts));
    }
    made.editions.set(name, editions);
  }
  return made;
}

/** The editions of one figure: a new one where the truth changed, or where others published it. */
function standsOf(known: readonly KnownFigure[], shown: readonly ShownFigure[]): Stand[] {
  const events: Stand[] = [
    ...known.map((each) => ({ known: each, row: null, from: each.release })),
    ...shown.filter(({ ours }) => !ours).map((row) => ({ known: null, row, from: row.release })),
  ].sort((a, b) => a.from - b.from);
  const stands: Stand[] = [];
  for (const event of events) {
    const last = stands.at(-1);
    if (last?.known && event.known && sameTruth(last.known, event.known)) continue;
    stands.push(event);
  }
  // Rows of ours whose return nobody knows any more stand for themselves.
  if (stands.length === 0) for (const row of shown) stands.push({ known: null, row, from: row.release });
  return stands.sort((a, b) => a.from - b.from);
}

const sameTruth = (a: KnownFigure, b: KnownFigure) =>
  a.numerator === b.numerator && a.denominator === b.denominator && a.value === b.value && a.symbol === b.symbol;

function rowStands(row: ShownFigure, all: readonly ShownFigure[], from: number, until: number): boolean {
  const next = Math.min(Infinity, ...all.filter(({ release }) => release > row.release).map(({ release }) => release));
  return row.release < until && next > from;
}

function addEdition(
  made: Quantities,
  facts: ControlFacts,
  metric: ControlMetric,
  key: FigureKey,
  { known, row, from }: Stand,
  rows: readonly ShownFigure[],
  inCounts: (known: KnownFigure, metric: ControlMetric) => KnownFigure,
): Edition {
  const { metric: id, breakdown, period, area } = key;
  const own = from === facts.release;
  const gone = facts.redacted?.has(nameOf(key)) ?? false;
  const edition: Edition = {
    metric: id,
    breakdown,
    period,
    area,
    from,
    own,
    known: known !== null,
    fields: {},
    value: null,
    denominator: null,
  };
  const counts = known && inCounts(known, metric);
  const figure = counts ?? { ...row!, numerator: null };
  const safe = known ? protectBoth(known, counts!, metric) : row!;
  // What is out already, or was put in before a preparation broke off, stays as it is.
  const decided = rows.length > 0 || !own || !known;
  // Not applicable tells as much as a number does: that there is nobody.
  const tells = ({ value, symbol }: { value: number | null; symbol: string | null }) =>
    value !== null || symbol === 'z';
  const shownValue = !gone && (decided ? rows.some(tells) : tells(safe));
  const shownDenominator =
    !gone && (decided ? rows.some(({ denominator }) => denominator !== null) : safe.denominator !== null);
  const hideable = facts.mayHideAll ?? (!decided && metric.rule.kind !== 'none');
  const weight = key.breakdown === 'total' ? 4 : 1;
  const addSwitch = (shown: boolean, heavy: number) =>
    made.switches.push({ shown, hideable, weight: heavy, own, edition }) - 1;
  edition.value = addSwitch(shownValue, weight + Math.min(0.9, (figure.numerator ?? figure.value ?? 0) / 1_000_000));
  edition.denominator = addSwitch(shownDenominator, 0.5);

  const count = countOf(figure, metric);
  const share = metric.unit === '%';
  const rest = restOf(figure, metric);
  const add = (field: Field, truth: number | null, least: number, switches: number[]) => {
    const { rule } = metric;
    const at = made.truth.push(truth ?? least) - 1;
    made.sure.push(truth !== null);
    made.switchesOf.push(switches);
    made.within.push(truth === null || !known || figure.symbol === 'z' ? null : roundedEnds(truth, rule));
    const small = truth === null ? figure.symbol === 'c' && field === 'numerator' : isSmall(truth, rule);
    const protection = gone ? protectionOfRedacted(truth ?? least, rule) : protectionOf(rule);
    made.of.push({ edition, field, protection, small });
    edition.fields[field] = at;
  };
  if (!known) {
    // Of others' figures the rounded rate is taken as if it gave the count away: too careful rather than too little.
    const none = figure.symbol === 'z' ? 0 : null;
    // Of a rate we do not know the count: for room to move in, no more than the rate itself says.
    const least = facts.mayHideAll ? Math.floor(Math.max(0, figure.value ?? 0)) : 0;
    add('numerator', none ?? (metric.denominator === null ? figure.value : null), least, [edition.value]);
    if (!share) return edition;
    // A denominator given beside a hidden percentage tells itself.
    const given = figure.denominator;
    add('denominator', none ?? given, 0, given === null ? [edition.value] : [edition.value, edition.denominator]);
    return edition;
  }
  if (count === null && figure.denominator === null && figure.symbol === 'z') {
    for (const field of share ? (['numerator', 'denominator', 'rest'] as const) : (['numerator'] as const)) {
      add(field, 0, 0, [edition.value]);
    }
    return edition;
  }
  const whole = rest === 0 && count !== null && count > 0;
  add('numerator', count, 0, whole ? [] : [edition.value]);
  if (share && figure.denominator !== null && (rest === null || rest >= 0)) {
    const told = count !== 0 && !whole;
    // Either of the two tells the denominator; a value of 0 or 100 per cent does not.
    add('denominator', figure.denominator, 0, told ? [edition.denominator, edition.value] : [edition.denominator]);
    if (rest !== null) add('rest', rest, 0, count === 0 ? [] : [edition.value]);
  }
  return edition;
}

/** What is shown of a figure whose rates and whose counts are both kept from being small. */
function protectBoth(known: KnownFigure, counts: KnownFigure, metric: ControlMetric) {
  const [asGiven, counted] = [protect(known, metric), protect(counts, metric)];
  return {
    value: counted.value === null ? null : asGiven.value,
    symbol: counted.value === null ? counted.symbol : asGiven.symbol,
    denominator: counted.denominator === null ? null : asGiven.denominator,
  };
}

function roundedEnds(truth: number, rule: DisclosureRule): [number, number] | null {
  if (rule.kind !== 'nearest') return null;
  const middle = Math.round(truth / rule.to) * rule.to;
  return [Math.max(0, middle - Math.floor((rule.to - 1) / 2)), middle + Math.floor((rule.to - 1) / 2)];
}

import { type Coefficients, type Constraint, solve } from 'yalps';

/**
 * A reader who wants to know a hidden count. Shares nothing with the control it is set against: it sees rows, knows how
 * figures are made, writes that down as equations in whole numbers and asks a linear-programming library for the least
 * and the most that each hidden count can be.
 */
export type SeenRow = {
  metric: string;
  breakdown: string;
  period: string;
  area: string;
  /** Which correction of the figure this is. The reader is allowed to know even that. */
  correction: number;
  value: number | null;
  symbol: string | null;
  denominator: number | null;
};

export type Seen = {
  /** What stood after each release, in order: rows out so far, one per figure. */
  releases: SeenRow[][];
  metrics: Record<string, { percentage: boolean; perPopulation: number | null; decimals: number; addsUp: boolean }>;
  /** Categories that add up to another one. */
  groups: { of: string; are: string[] }[];
  /** Quarters that add up to a year. */
  years: { of: string; are: string[] }[];
  /** Areas that add up to another one. */
  places: { of: string; are: string[] }[];
  /** Counts that are the same by definition. */
  same: { a: [metric: string, part: 'n' | 'd']; b: [metric: string, part: 'n' | 'd'] }[];
};

type Key = Pick<SeenRow, 'metric' | 'breakdown' | 'period' | 'area' | 'correction'>;
const named = (part: 'n' | 'd', row: Key) =>
  [part, row.metric, row.breakdown, row.period, row.area, row.correction].join('/');

class Equations {
  readonly constraints = new Map<string, Constraint>();
  readonly variables = new Map<string, Map<string, number>>();
  private readonly seen = new Set<string>();

  say(terms: [string, number][], bound: Constraint): void {
    const text = JSON.stringify([terms, bound]);
    if (this.seen.has(text)) return;
    this.seen.add(text);
    const name = `c${this.constraints.size}`;
    this.constraints.set(name, bound);
    for (const [variable, factor] of terms) {
      const column = this.variables.get(variable) ?? new Map<string, number>();
      column.set(name, (column.get(name) ?? 0) + factor);
      this.variables.set(variable, column);
    }
  }

  /** Only what hangs together with the target: the rest says nothing of it. */
  around(target: string[]): { constraints: Map<string, Constraint>; variables: Map<string, Map<string, number>> } {
    const [inside, rows, queue] = [new Set(target), new Set<string>(), [...target]];
    const byRow = new Map<string, string[]>();
    for (const [variable, column] of this.variables) {
      for (const row of column.keys()) byRow.set(row, [...(byRow.get(row) ?? []), variable]);
    }
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      for (const row of this.variables.get(next)?.keys() ?? []) {
        if (rows.has(row)) continue;
        rows.add(row);
        for (const other of byRow.get(row) ?? []) if (!inside.has(other)) inside.add(other) && queue.push(other);
      }
    }
    return {
      constraints: new Map([...this.constraints].filter(([name]) => rows.has(name))),
      variables: new Map([...this.variables].filter(([name]) => inside.has(name))),
    };
  }
}

function equationsOf(seen: Seen): Equations {
  const equations = new Equations();
  for (const rows of seen.releases) {
    const at = new Map(rows.map((row) => [[row.metric, row.breakdown, row.period, row.area].join('/'), row]));
    const find = (row: SeenRow, other: Partial<SeenRow>) => {
      const key = { ...row, ...other };
      return at.get([key.metric, key.breakdown, key.period, key.area].join('/'));
    };
    for (const row of rows) {
      const { percentage, perPopulation, decimals, addsUp } = seen.metrics[row.metric]!;
      const [n, d] = [named('n', row), named('d', row)];
      equations.say([[n, 1]], { min: 0 });
      const half = 0.5 * 10 ** -decimals + 1e-6;
      if (row.symbol === 'z') {
        for (const none of [n, d]) equations.say([[none, 1]], { equal: 0 });
        continue;
      }
      if (percentage) {
        equations.say(
          [
            [n, -1],
            [d, 1],
          ],
          { min: 0 },
        );
        if (row.denominator !== null) equations.say([[d, 1]], { equal: row.denominator });
        if (row.value !== null) {
          equations.say(
            [
              [n, 100],
              [d, -(row.value - half)],
            ],
            { min: 0 },
          );
          equations.say(
            [
              [n, 100],
              [d, -(row.value + half)],
            ],
            { max: 0 },
          );
        }
      } else if (row.value !== null && perPopulation !== null) {
        const one = 10_000 / perPopulation;
        equations.say([[n, 1]], { min: (row.value - half) / one });
        equations.say([[n, 1]], { max: (row.value + half) / one });
      } else if (row.value !== null) equations.say([[n, 1]], { equal: row.value });

      const sums: [keyof SeenRow, { of: string; are: string[] }[]][] = [
        ['breakdown', seen.groups],
        ['period', addsUp ? seen.years : seen.years.map(({ of, are }) => ({ of, are: are.slice(-1) }))],
        ['area', seen.places],
      ];
      for (const [field, groups] of sums) {
        for (const { of, are } of groups) {
          if (row[field] !== of) continue;
          const parts = are.map((each) => find(row, { [field]: each }));
          if (!parts.some(Boolean)) continue;
          const all = parts.every(Boolean);
          for (const part of percentage ? (['n', 'd'] as const) : (['n'] as const)) {
            const terms = parts.flatMap((each): [string, number][] => (each ? [[named(part, each), -1]] : []));
            equations.say([[named(part, row), 1], ...terms], all ? { equal: 0 } : { min: 0 });
          }
        }
      }
      for (const { a, b } of seen.same) {
        const other = row.metric === a[0] ? find(row, { metric: b[0] }) : undefined;
        if (other)
          equations.say(
            [
              [named(a[1], row), 1],
              [named(b[1], other), -1],
            ],
            { equal: 0 },
          );
      }
    }
  }
  return equations;
}

/** The least and the most a sum of counts can be, in whole numbers; null where the library finds no answer in its bounds. */
function rangeOf(equations: Equations, target: [string, number][]): [number, number] | null {
  const { constraints, variables } = equations.around(target.map(([name]) => name));
  const asked = new Map([...variables].map(([name, column]) => [name, new Map(column)]));
  for (const [name, factor] of target) {
    const column = asked.get(name) ?? new Map<string, number>();
    column.set('asked', factor);
    asked.set(name, column);
  }
  const end = (direction: 'minimize' | 'maximize') => {
    const model = {
      direction,
      objective: 'asked',
      constraints,
      variables: asked as Iterable<[string, Coefficients]>,
      integers: true,
    };
    // Bounded by steps, not by a clock: the same question gets the same answer on a slower machine.
    const solution = solve(model, { timeout: 60_000, maxIterations: 2_000, checkCycles: true });
    if (solution.status === 'unbounded') return direction === 'maximize' ? Infinity : -Infinity;
    // The best it has found when it stopped: there may be more, never less.
    const found = solution.status === 'optimal' || solution.status === 'timedout';
    return found && Number.isFinite(solution.result) ? solution.result : null;
  };
  const [least, most] = [end('minimize'), end('maximize')];
  return least === null || most === null ? null : [least, most];
}

export type Finding = { row: SeenRow; what: 'count' | 'rest'; range: [number, number] | null };

/** What the attacker can say of every hidden figure: its count and, for a percentage, the rest of it. */
export function attack(seen: Seen): Finding[] {
  const equations = equationsOf(seen);
  const hidden = new Map<string, SeenRow>();
  const shown = new Set<string>();
  for (const row of seen.releases.flat()) {
    const name = named('n', row);
    if (row.symbol === 'c') hidden.set(name, row);
    if (row.value !== null) shown.add(name);
  }
  return [...hidden].flatMap(([name, row]): Finding[] => {
    if (shown.has(name)) return [];
    const count: Finding = { row, what: 'count', range: rangeOf(equations, [[name, 1]]) };
    if (!seen.metrics[row.metric]!.percentage) return [count];
    const left: [string, number][] = [
      [named('d', row), 1],
      [name, -1],
    ];
    return [count, { row, what: 'rest', range: rangeOf(equations, left) }];
  });
}

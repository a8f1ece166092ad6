import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { closeConnections, connections } from '#server/data/connections.ts';
import {
  type Action,
  may,
  type Person,
  permissions,
  type ReleaseState,
  type ReturnState,
  type Role,
  releaseStates,
  roles,
} from '#server/domain/people/permissions.ts';
import { createCallerFactory, type Meta, router, signedInProcedure } from '#server/trpc/init.ts';
import { appRouter } from '#server/trpc/router.ts';
import { A, B, bringInExamples, collection, makeWorld, people } from '../returns/world.ts';
import { connectAs } from '../setup/database.ts';

type Procedure = { _def: { type: string; meta?: Meta; inputs: unknown[] } };
type Procedures = Record<string, Procedure>;
type Json = {
  type?: string;
  format?: string;
  enum?: string[];
  properties?: Record<string, Json>;
  required?: string[];
} & {
  anyOf?: Json[];
  items?: Json;
  minItems?: number;
  minimum?: number;
};

const procedures = appRouter._def.procedures as unknown as Procedures;
const rowsOf = ({ _def: { meta } }: Procedure) =>
  [meta?.action, meta?.or].filter((row) => row !== undefined) as Action[];
const ruleOf = (action: Action): { whose: string; states?: unknown } => permissions[action];

/** What stands in an input under a name, so that it reaches the decision about whose it is. */
const under = (name: string, area: string): unknown =>
  ({
    ...{ key: uuidv7(), area, areaCode: area, collection, metric: 'fh_open_families', breakdown: 'total', version: 1 },
    ...{ purposes: ['check'], lastDay: '2026-12-31' },
    ...{ reason: 'The count left out one team', text: 'Is this right?', endsOn: '2026-12-01', csv: 'metric,breakdown' },
    ...{
      email: 'new@example.test',
      name: 'New',
      role: 'preparer',
      organisation: null,
      label: 'For tests',
      thread: uuidv7(),
    },
  })[name];

/** The least input that a schema takes. */
function least(schema: Json, area: string, name = ''): unknown {
  const given = under(name, area);
  if (given !== undefined) return given;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf?.[0]) return least(schema.anyOf[0], area);
  if (schema.type === 'object') {
    const wanted = Object.entries(schema.properties ?? {}).filter(
      ([key]) => schema.required?.includes(key) || ['area', 'areaCode', 'csv'].includes(key),
    );
    return Object.fromEntries(wanted.map(([key, value]) => [key, least(value, area, key)]));
  }
  if (schema.type === 'array')
    return Array.from({ length: schema.minItems ?? 0 }, () => least(schema.items ?? {}, area));
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(schema.minimum ?? 1, 1);
  if (schema.type === 'boolean') return false;
  if (schema.format === 'uuid') return uuidv7();
  if (schema.format === 'date') return '2026-11-20';
  return 'something';
}

const schemaOf = ({ _def: { inputs } }: Procedure): Json =>
  inputs[0] ? (z.toJSONSchema(inputs[0] as z.ZodType, { io: 'input', unrepresentable: 'any' }) as Json) : {};

/** Whether a procedure is about a place, and only that place’s own people, or everybody’s, may use it. */
const isAboutAPlace = (procedure: Procedure) =>
  rowsOf(procedure).some((row) => ruleOf(row).whose === 'own-area') &&
  JSON.stringify(schemaOf(procedure)).match(/"(area|areaCode)":/) !== null;

const ofPlace: readonly Role[] = ['preparer', 'approver', 'finance-officer'];
const as = (role: Role): Person => {
  const known: Partial<Record<Role, Person>> = {
    ...{ preparer: people.preparerA, approver: people.approverA, 'finance-officer': people.financeA },
    ...{ official: people.official, assessor: people.assessor },
  };
  const organisation = ofPlace.includes(role) ? A : 'department';
  const made = { id: uuidv7(), email: '', memberships: [{ organisation, role, areaCode: null }] };
  return known[role] ?? made;
};

type Call = (person: Person, path: string, input: unknown) => Promise<string>;
const callOf =
  (create: ReturnType<typeof createCallerFactory<never>>): Call =>
  (person, path, input) => {
    const context = { ...connections(), now: new Date(), today: '2026-11-25', user: person, door: 'seed' };
    const caller = (create as (context: unknown) => unknown)(context);
    const call = path.split('.').reduce((at: unknown, name) => (at as Record<string, unknown>)[name], caller);
    return (call as (input: unknown) => Promise<unknown>)(input).then(
      // What was found wrong in a file is told before anything is stored: nothing was done.
      (answer) => ((answer as { accepted?: boolean } | null)?.accepted === false ? 'told its faults' : 'answered'),
      (error: { code?: string }) => error.code ?? String(error),
    );
  };

const owner = await connectAs('owner');
const stand = (state: ReturnState) => owner.query('UPDATE `Return` SET state = ?, revision = revision + 1', [state]);
const stored: ReturnState[] = [
  ...(['open', 'submitted', 'director-signed', 'finance-signed', 'signed-off', 'queried', 'answered'] as const),
  ...(['accepted', 'withdrawal-asked', 'withdrawn', 'released'] as const),
];

beforeAll(async () => {
  await makeWorld();
  await bringInExamples();
}, 120_000);
afterAll(async () => {
  await owner.end();
  await closeConnections();
});

/** Walks every procedure about a place × every role × own and another’s place × every state its rows name. */
async function walk(all: Procedures, call: Call) {
  const [faults, unheard, tried] = [[] as string[], new Set<string>(), { calls: 0 }];
  for (const [path, procedure] of Object.entries(all).filter(([, each]) => isAboutAPlace(each))) {
    const rows = rowsOf(procedure);
    const inStates = rows.some((row) => ruleOf(row).states !== undefined);
    let heard = false;
    for (const role of roles) {
      const person = as(role);
      for (const state of inStates ? stored : [undefined]) {
        for (const area of [A, B]) {
          if (state) await stand(state);
          const answer = await call(person, path, least(schemaOf(procedure), area));
          tried.calls += 1;
          // Whoever may in this state if it were not for somebody else’s step, and whoever may in any state at all.
          const held = rows.some((row) =>
            may(person, row, { areaCode: area, state: state ?? 'open', previousActor: null }),
          );
          const ever = rows.some((row) =>
            stored.some((each) => may(person, row, { areaCode: area, state: each, previousActor: null })),
          );
          const said = `${path} by ${role} for ${area === A ? 'their own' : 'another'} place${state ? `, ${state}` : ''}: ${answer}`;
          if (!ever && answer !== 'FORBIDDEN') faults.push(said);
          if (!held && answer === 'answered') faults.push(said);
          if (ever && answer !== 'BAD_REQUEST') heard = true;
        }
      }
    }
    if (!heard) unheard.add(path);
  }
  return { faults, unheard: [...unheard].sort(), calls: tried.calls };
}

it('every procedure about a place is refused to every role for another’s place in every state, and answers nobody whom the table does not let', async () => {
  const found = await walk(procedures, callOf(createCallerFactory(appRouter) as never));
  expect(found.faults).toEqual([]);
  expect(found.unheard).toEqual([]);
  expect(found.calls).toBeGreaterThan(1_000);
}, 300_000);

it('a procedure that looks at whose it is not, or not in which state, would be seen', async () => {
  const input = z.strictObject({ area: z.string() });
  const planted = router({
    anybodys: signedInProcedure
      .meta({ action: 'return.read' })
      .input(input)
      .query(({ ctx }) => ctx.allow({ areaCode: ctx.user.memberships[0]?.areaCode ?? null })),
    anyState: signedInProcedure
      .meta({ action: 'return.submit' })
      .input(input)
      .mutation(({ ctx, input: { area } }) => ctx.allow({ areaCode: area, state: 'open' })),
  });
  const all = planted._def.procedures as unknown as Procedures;
  const found = await walk(all, callOf(createCallerFactory(planted) as never));
  expect(found.faults).toContain('anybodys by preparer for another place: answered');
  expect(found.faults).toContain('anyState by preparer for their own place, accepted: answered');
  expect(found.faults.some((fault) => fault.includes('anyState by official'))).toBe(false);
}, 300_000);

/** A release in this state, prepared by this person; what was made of it before is gone. */
async function standRelease(number: number, state: ReleaseState, preparedBy: string) {
  await owner.query('DELETE FROM ReleaseEntry WHERE `release` = ?', [number]);
  await owner.query('DELETE FROM `Release` WHERE number = ?', [number]);
  const approved = state === 'approved' ? preparedBy : null;
  const report = JSON.stringify({ ledger: {}, figures: {}, returned: {}, returns: [], checklist: [] });
  await owner.query(
    `INSERT INTO \`Release\` (number, kind, state, title, note, asOf, methodVersion, ruleVersion, report, preparedBy,
      preparedAt, approvedBy, approvedAt, publishAt, revision)
     VALUES (?, 'ledger', ?, 'A release', '', '2026-11-25', '1', '1', ?, ?, NOW(6), ?, IF(? IS NULL, NULL, NOW(6)),
      IF(? IS NULL, NULL, '2099-01-01'), 1)`,
    [number, state, report, preparedBy, approved, approved, approved],
  );
}

/** Whether a row of the table names states of releases. */
const isAboutARelease = (procedure: Procedure) =>
  rowsOf(procedure).some((row) => [ruleOf(row).states].flat().some((state) => releaseStates.includes(state as never)));

it('every procedure about a release answers those alone whom the table lets, in every state, and never who prepared it', async () => {
  const about = Object.entries(procedures).filter(([, each]) => isAboutARelease(each));
  expect(about.map(([path]) => path).sort()).toEqual(['release.approve', 'release.recall']);
  const call = callOf(createCallerFactory(appRouter) as never);
  const [faults, answered] = [[] as string[], new Set<string>()];
  for (const [path, procedure] of about) {
    for (const role of roles) {
      const person = as(role);
      for (const state of releaseStates) {
        for (const previousActor of [person.id, people.official.id === person.id ? uuidv7() : people.official.id]) {
          await standRelease(901, state, previousActor);
          const { properties = {} } = schemaOf(procedure);
          const input = { key: uuidv7(), number: 901, ...('publishAt' in properties ? { publishAt: null } : {}) };
          const answer = await call(person, path, input);
          const held = rowsOf(procedure).some((row) => may(person, row, { state, previousActor }));
          const said = `${path} by ${role}, ${state}, prepared by ${previousActor === person.id ? 'them' : 'another'}: ${answer}`;
          if (!held && answer !== 'FORBIDDEN') faults.push(said);
          if (held && answer === 'FORBIDDEN') faults.push(said);
          if (answer === 'answered') answered.add(path);
        }
      }
    }
  }
  expect(faults).toEqual([]);
  expect([...answered].sort()).toEqual(['release.approve', 'release.recall']);
}, 120_000);

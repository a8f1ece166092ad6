import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { confirmProgress } from '#server/domain/ledger/rollout/confirm-progress.ts';
import { reportProgress } from '#server/domain/ledger/rollout/report-progress.ts';
import { reportPartnership } from '#server/domain/partnerships/report-partnership.ts';
import { testPartnership } from '#server/domain/partnerships/test-partnership.ts';
import type { Person } from '#server/domain/people/permissions.ts';
import { revisionFindings } from '#server/domain/returns/versions/revision.ts';
import { replyTo, writeCommentary } from '#server/domain/right-of-reply/commentary.ts';
import { decideNote } from '#server/domain/voices/lived-note.ts';
import { moderateChallenge } from '#server/domain/voices/moderate-challenge.ts';
import { appRouter } from '#server/trpc/router.ts';
import { charityAssessor, layLedger, layRecommendation, rowsIn } from '../acts/world.ts';
import { key, layFoundations, preparer, publish } from '../releases/world.ts';
import { afreshForFile } from '../setup/afresh.ts';
import { callAs, personWith } from '../setup/service.ts';

/** What no published text may hold, and what every one may. */
const planted = 'Ring his mother on 07700 900123 before noon.';
const harmless = 'It says so in the third chapter.';

type Schema = Record<string, unknown> & { properties?: Record<string, Schema>; items?: Schema };

/** Every place of an input that takes words: no id, no day, no closed list, and room for a sentence. */
function wordsIn(schema: Schema, at = ''): string[] {
  const { type, properties = {}, items, additionalProperties: more } = schema;
  const long = ((schema.maxLength as number | undefined) ?? Number.POSITIVE_INFINITY) >= 60;
  const own = type === 'string' && long && !['enum', 'format', 'pattern', 'const'].some((word) => word in schema);
  return [
    ...(own ? [at] : []),
    ...Object.entries(properties).flatMap(([name, each]) => wordsIn(each, at ? `${at}.${name}` : name)),
    ...(items ? wordsIn(items, `${at}[]`) : []),
    ...(more && typeof more === 'object' ? wordsIn(more as Schema, `${at}{}`) : []),
    ...['anyOf', 'oneOf', 'allOf'].flatMap((word) =>
      ((schema[word] as Schema[] | undefined) ?? []).flatMap((each) => wordsIn(each, at)),
    ),
  ];
}

type Procedure = { _def: { type: string; inputs: z.ZodType[] } };
const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>);
const fields = procedures
  .filter(([, { _def }]) => _def.type === 'mutation')
  .flatMap(([path, { _def }]) => {
    const schemas = _def.inputs.map((input) => z.toJSONSchema(input, { unrepresentable: 'any', io: 'input' }));
    return [...new Set(schemas.flatMap((schema) => wordsIn(schema as Schema)))].map((field) => `${path} ${field}`);
  });

/** Names of things that must be there, closed lists, days, numbers and addresses: what is none of ours is refused. */
const namesOfThings =
  /^(about|breakdown|collection|commitment|counterMetric|metric|milestone|missions\[\]|partnership|pillar|recommendation|slug|stage|successor|verdict|judge|money|moneyHow|agreementsSigned|agreementsInForce|delegations|source\.(slug|kind|publishedOn|url|archivedUrl)|(figures|values|explanations|mappings|rows)\[\]\.((now|was)\.)?(metric|breakdown|numerator|denominator|value|symbol|indicator|originId|filters\{\}))$/;

/** Words that are never published, and why not. */
const inside: Record<string, string> = {
  'account.provide name': 'an account, made on the machine itself',
  'account.provide membership.organisation': 'the same',
  'account.provide password': 'the same',
  'account.provide token': 'the same',
  'person.invite email': 'an account',
  'person.invite name': 'an account',
  'person.invite organisation': 'the name of an organisation, of whom an administrator invites somebody',
  'token.make name': 'read by its owner and administrators',
  'challenge.moderate remove': 'the words that are taken out',
  'return.query text': 'read by the authority and the department; screened',
  'return.answer text': 'the same',
  ...Object.fromEntries(
    ['withdraw', 'askWithdrawal', 'grantWithdrawal', 'refuseWithdrawal', 'reopen'].map((act) => [
      `return.${act} reason`,
      'read by the authority and the department; screened',
    ]),
  ),
  'return.saveDraft figures[].now.explanation': 'a draft; screened when it is checked and submitted',
  'return.saveDraft figures[].now.comment': 'to colleagues, never submitted',
  'return.saveDraft figures[].was.explanation': 'what the draft held',
  'return.saveDraft figures[].was.comment': 'the same',
  'figure.upload fileName': 'published as part of the source: screened when the file is taken over',
  'figure.upload filters[]': 'columns of the file',
  'programme.importFigures rows[].note': 'loaded on the machine itself, from official files',
  'monitor.remind collection': 'an id',
};

const source = { slug: 'strategy' };
const fresh = (more: object) => ({
  source: { kind: 'report', title: 'A report', publisher: 'Department', publishedOn: '2026-01-01', ...more },
});
const [official, moment] = [personWith('official'), { today: '2026-11-25', newId: () => 'new' }];
const assessor = charityAssessor as Person;
type Input = Record<string, unknown>;
const sourceWords = { 'source.title': 'title', 'source.publisher': 'publisher', 'source.reference': 'reference' };

/** An input of each act whose words are planted one after the other, by whom it is sent. */
const acts: Record<string, { by: Person; input: Input }> = {
  'commitment.add': {
    by: official,
    input: {
      ...{ title: 'A fund for carers', text: 'There will be a fund.', inWordsOf: 'the strategy', pillar: 'pillar-1' },
      ...{ missions: [], leadBody: 'Department', ownerRole: 'Director', madeOn: '2026-05-02', due: null },
      ...{ note: 'It says so.', page: '12', source },
    },
  },
  'milestone.add': {
    by: official,
    input: {
      ...{ commitment: 'c-one', title: 'The fund opens', stage: 'funded', role: 'delivers', roleWhy: 'It is it.' },
      ...{ due: '2026-12-31', givenOn: '2026-05-02', note: 'It says so.', page: '1', source },
    },
  },
  'commitment.linkMetric': {
    by: official,
    input: {
      ...{ commitment: 'c-one', metric: 'families', role: 'outcome', why: 'Fewer would wait.', note: 'It says so.' },
      ...{ counterMetric: 'in-time', counterWhy: 'They must be seen in time.', page: '2', source },
    },
  },
  'commitment.recordEvidence': {
    by: official,
    input: { commitment: 'c-one', note: 'It was named.', page: '3', source },
  },
  'milestone.recordEvidence': { by: official, input: { milestone: 'm-one', note: 'It was named.', page: '3', source } },
  'milestone.recordProgress': {
    by: official,
    input: {
      ...{ milestone: 'm-one', kind: 'met', happenedOn: '2026-06-01', note: 'It came into force.', page: '3', source },
    },
  },
  'milestone.moveDate': {
    by: official,
    input: {
      ...{ milestone: 'm-one', seenStep: 0, due: '2026-12-31', reasonCode: 'funding', reason: 'No money yet.' },
      ...{ note: 'A note.', movedOn: '2026-08-01', source },
    },
  },
  'commitment.changeTerm': {
    by: official,
    input: {
      ...{ commitment: 'c-one', term: 'areas', original: 'up to ten', later: 'seven', why: 'Three withdrew.' },
      ...{ note: 'A note.', isCeiling: true, changedOn: '2026-08-01', source },
    },
  },
  'commitment.end': {
    by: official,
    input: {
      commitment: 'c-two',
      how: 'dropped',
      endedOn: '2026-08-01',
      why: 'It is over.',
      successorText: '',
      source,
    },
  },
  'commitment.look': { by: official, input: { commitment: 'c-one', found: 'Nothing new.' } },
  'commitment.judge': {
    by: assessor,
    input: {
      ...{ commitment: 'c-one', verdict: 'Partly kept', test: 'Is it in force?', method: 'We read the law.' },
      ...{ interest: 'We work with carers.', outcomeSeen: 'not-yet', evidence: 'It says so.', source },
    },
  },
  'recommendation.answer': {
    by: official,
    input: {
      ...{ commitment: 'c-one', recommendation: 'r-one', fit: 'partial', why: 'Half of it.', confidence: 'high' },
      ...{ note: 'It says so.', page: '3', source },
    },
  },
  'recommendation.changeFit': {
    by: official,
    input: {
      ...{ commitment: 'c-three', recommendation: 'r-one', seenFit: 'partial', fit: 'full', why: 'All of it.' },
      reason: 'The other half too.',
    },
  },
  'recommendation.respond': {
    by: official,
    input: { recommendation: 'r-one', response: 'in-part', note: 'It says so.', respondedOn: '2026-05-02', source },
  },
  'ledger.correct': {
    by: official,
    input: {
      commitment: 'c-one',
      part: 'wordings',
      row: '',
      changes: { text: 'In other words.' },
      reason: 'Spelling.',
    },
  },
  'figure.beginAgain': {
    by: official,
    input: { metric: 'families', area: '', period: '202324|Q1', reason: 'Counted from here on as the guide says.' },
  },
  'release.prepare': { by: official, input: { title: 'The next release', note: 'What is new.' } },
  'note.enter': {
    by: official,
    input: { commitment: 'c-one', text: 'We wait.', suppliedBy: 'A group', consent: 'In a meeting.', agreed: true },
  },
  'challenge.send': {
    by: official,
    input: { about: 'commitment/c-one', text: 'It is not so.', source: 'The annual report, page 12' },
  },
};

/** Where an act needs a whole return or a report of a partnership before it: the decision that its procedure asks. */
const decisions: Record<string, (text: string) => unknown> = {
  'commentary.write text': (text) =>
    writeCommentary(null, { text, replaces: null }, { collectionId: 'c', areaCode: 'a', version: 1 }, moment),
  'commentary.reply text': (text) => replyTo({ id: 'x', replies: [] } as never, { text }, false, moment),
  'challenge.moderate answer': (text) =>
    moderateChallenge(
      { id: 'x', text: 'It is not so.', source: 'x', outcome: null, receivedAt: new Date() } as never,
      { outcome: 'declined', answer: text, remove: '', removed: '' } as never,
      moment,
      'A charity',
    ),
  'note.decide reason': (reason) =>
    decideNote({ approved: null } as never, { approved: false, reason } as never, moment, 'A charity'),
  'programme.reportProgress reason': (reason) =>
    reportProgress(
      { step: 's', standing: null },
      { state: 'not-being-implemented', liveOn: '', reason, seen: null } as never,
      moment,
    ),
  'programme.confirmProgress note': (note) =>
    confirmProgress(
      { latest: { id: 'x', state: 'live', statedOn: '2026-01-01', decision: 'waiting' } } as never,
      { report: 'x', confirmed: false, note },
      moment,
    ),
  ...Object.fromEntries(
    ['moneyDocument', 'agreementsDocument', 'delegationsText', 'delegationsDocument', 'education', 'reason'].map(
      (field) => [
        `partnership.report ${field}`,
        (text: string) => {
          const given = { period: '202526|FY', seen: null, money: '1', moneyHow: 'pooled', moneyDocument: 'Report' };
          const rest = { agreementsSigned: '1', agreementsInForce: '1', agreementsDocument: 'x', delegations: '1' };
          const texts = { delegationsText: 'x', delegationsDocument: 'x', education: '', reason: '' };
          return reportPartnership(null, { ...given, ...rest, ...texts, [field]: text } as never, moment);
        },
      ],
    ),
  ),
  ...Object.fromEntries(
    ['reason', 'document'].map((field) => [
      `partnership.test ${field}`,
      (text: string) => {
        const given = { period: '202526|FY', test: 'money', seen: null, verdict: 'met', reason: 'x', document: 'x' };
        return testPartnership(null, { ...given, [field]: text } as never, moment, 'A charity');
      },
    ]),
  ),
};

/** The one check of a return, behind every door and for every way in which figures come. */
const returnWords = /^return\.(check|preview|submit) (csv|file|reason|(values|explanations)\[\]\.explanation)$/;

const inner = (field: string) => field.split('.').at(-1)?.replace(/\{\}$/, '') ?? '';

/** The fields at which an act is refused with these words; empty where it is not, or for something else. */
async function refusedAt(path: string, field: string, text: string): Promise<string[]> {
  const { by, input } = acts[path] ?? { by: official, input: {} };
  const given: Input =
    field in sourceWords
      ? { ...input, ...fresh({ [inner(field)]: text }) }
      : field === 'changes{}'
        ? { ...input, changes: { text } }
        : { ...input, [field]: text };
  const [router = '', name = ''] = path.split('.');
  const dry = ['figure.beginAgain', 'release.prepare', 'note.enter', 'challenge.send'].includes(path)
    ? {}
    : { dryRun: true };
  const call = (
    callAs(by, { door: 'form' }) as unknown as Record<string, Record<string, (input: Input) => Promise<unknown>>>
  )[router];
  return (call?.[name]?.({ key: key(), ...dry, ...given }) ?? Promise.reject(new Error(`no ${path}`))).then(
    () => [],
    (error: { code: string; message: string; cause?: { faults?: { field: string }[] } }) => {
      const faults = error.cause?.faults;
      if (!faults && !['CONFLICT', 'PRECONDITION_FAILED'].includes(error.code)) throw error;
      return (faults ?? []).map((fault) => fault.field);
    },
  );
}

const isAct = (each: string) => acts[each.split(' ')[0] ?? ''] !== undefined;
const isName = (each: string) => namesOfThings.test(each.split(' ')[1] ?? '');
const planting = fields.filter((each) => isAct(each) && !isName(each) && !(each in inside));

afreshForFile(async () => {
  await layFoundations();
  await layLedger();
  await layRecommendation();
  await callAs(preparer).ledger.load({
    table: 'Answer',
    rows: [
      {
        ...{ id: '00000000-0000-8000-8000-000000000090', commitmentId: '00000000-0000-8000-8000-000000000012' },
        ...{ recommendationId: '00000000-0000-8000-8000-000000000005', fit: 'partial', why: 'Half.' },
        ...{ confidence: 'high', statedOn: '2024-01-01' },
      },
    ],
  });
  await publish();
  const [wording] = await rowsIn('Wording');
  (acts['ledger.correct'] as { input: Input }).input.row = wording?.id;
});

describe('every place at which somebody can write words', () => {
  it('is screened, or is the name of a thing, or never published: a new one fails here', () => {
    const known = (each: string) =>
      isAct(each) ||
      isName(each) ||
      each in inside ||
      each in decisions ||
      returnWords.test(each) ||
      each === 'figure.take source';
    expect(fields.filter((each) => !known(each))).toEqual([]);
    expect(fields.length).toBeGreaterThan(150);
    const named = [...Object.keys(inside), ...Object.keys(decisions)];
    expect(named.filter((each) => !fields.includes(each))).toEqual([]);
  });
});

describe('words that are published', () => {
  it.each(planting)('%s: refused where they tell of one person, and not where they do not', async (each) => {
    const [path = '', field = ''] = each.split(' ');
    const at = field === 'changes{}' ? 'changes.text' : field;
    expect(await refusedAt(path, field, planted)).toContain(at);
    expect(await refusedAt(path, field, harmless)).not.toContain(at);
  });

  it.each(Object.keys(decisions))('%s: the same, by the decision that its procedure asks', (each) => {
    const at = each.split(' ')[1] ?? '';
    const faults = (text: string) =>
      ((decisions[each]?.(text) as { refused?: { field: string }[] } | undefined)?.refused ?? []).map(
        ({ field }) => field,
      );
    expect(faults(planted)).toContain(at);
    expect(faults(harmless)).not.toContain(at);
  });

  it('the public reason of a correction is a finding; explanations are tried by files of the corpus at every door', () => {
    const codes = (reason: string) => revisionFindings({ revision: 'correction', reason }, 1).map(({ code }) => code);
    expect(codes(planted)).toContain('TXT-001');
    expect(codes(harmless)).toEqual([]);
  });
});

/** Every address of the service, as functions. No page writes an address by hand. */

/** What a public page may be asked for besides its own filters: as at which release and, on ledger pages, which day. */
export type AsAt = { release?: number | null; at?: string | null };

export type ListFilters = AsAt & {
  pillar?: string | null;
  status?: string | null;
  lead?: string | null;
  topic?: string | null;
  stage?: string | null;
  overdue?: string | null;
  due?: string | null;
  review?: string | null;
  response?: string | null;
  chapter?: string | null;
  region?: string | null;
  wave?: string | null;
  state?: string | null;
  q?: string | null;
  /** On a page of several lists: the one to go on with. */
  show?: string | null;
  page?: number | null;
};

type Value = string | number | null | undefined;
type Query = { readonly [name: string]: Value | readonly Value[] };

const order = ['metric', 'area', 'from', 'to', 'breakdown', 'pillar', 'commitment', 'status', 'lead', 'topic', 'stage'];

/** Names in one set order, the empty ones and page 1 left out: the same page has one address. */
function address(path: string, query: Query = {}): string {
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const names = Object.keys(query).sort((a, b) => rank(a) - rank(b));
  const search = new URLSearchParams();
  for (const name of names) {
    for (const value of [query[name]].flat()) {
      if (value === null || value === undefined || value === '') continue;
      if (name === 'page' && value === 1) continue;
      search.append(name, String(value));
    }
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

const one =
  (folder: string) =>
  (id: string, asAt: AsAt & Pick<ListFilters, 'page'> = {}) =>
    address(`/${folder}/${encodeURIComponent(id)}`, asAt);
const list =
  (path: string) =>
  (filters: ListFilters = {}) =>
    address(path, filters);

export type CompareQuery = AsAt & {
  metric?: string | null;
  area?: readonly string[];
  /** All authorities of these regions, all of these programmes, and these with their statistical neighbours. */
  region?: readonly string[];
  programme?: readonly string[];
  neighboursOf?: readonly string[];
  from?: string | null | undefined;
  to?: string | null | undefined;
  breakdown?: string | null | undefined;
};
export type GroupQuery = AsAt & {
  metric?: string | null;
  group?: string | null;
  period?: string | null | undefined;
  breakdown?: string | null | undefined;
};
export type VariationQuery = AsAt & { period?: string | null | undefined; area?: readonly string[] };
export type BreakdownQuery = AsAt & {
  metric?: string | null;
  area?: string | null;
  by?: string | null | undefined;
  period?: string | null | undefined;
  beside?: string | null | undefined;
};
export type ChangesQuery = {
  pillar?: string | null;
  commitment?: string | null;
  topic?: string | null;
  area?: string | null;
  metric?: string | null;
};

/** How an administrator narrows the audit events. */
export type AuditFilters = { [name in 'act' | 'role' | 'subject' | 'from' | 'to']?: string | undefined };

/** How an administrator narrows the security events. */
export type SecurityFilters = { [name in 'kind' | 'account' | 'place' | 'from' | 'to']?: string | undefined };

export const paths = {
  overview: (asAt: AsAt = {}) => address('/', asAt),
  pillar: one('pillars'),
  commitments: list('/commitments'),
  commitment: one('commitments'),
  slippage: list('/slippage'),
  slipTrend: list('/slippage/trend'),
  delay: (years?: number | null, asAt: AsAt = {}) => address('/delay', { years, ...asAt }),
  undated: list('/undated'),
  matrix: list('/matrix'),
  missions: list('/missions'),
  money: list('/money'),
  startingPoint: list('/starting-point'),
  experience: list('/experience'),
  rollout: list('/rollout'),
  recommendations: list('/recommendations'),
  recommendation: one('recommendations'),
  milestones: list('/milestones'),
  lineage: (kind: 'recommendation' | 'commitment' | 'milestone' | 'metric', id: string, asAt: AsAt = {}) =>
    address(`/lineage/${kind}/${encodeURIComponent(id)}`, asAt),
  pathfinders: list('/pathfinders'),
  areas: list('/areas'),
  area: one('areas'),
  scorecard: (gss: string, asAt: AsAt = {}) => address(`/areas/${encodeURIComponent(gss)}/scorecard`, asAt),
  partnerships: list('/partnerships'),
  partnership: one('partnerships'),
  metrics: list('/metrics'),
  metric: one('metrics'),
  metricMap: (id: string, query: Pick<GroupQuery, 'period' | 'breakdown'> & AsAt = {}) =>
    address(`/metrics/${encodeURIComponent(id)}/map`, query),
  variation: (metric: string, query: VariationQuery = {}) =>
    address(`/metrics/${encodeURIComponent(metric)}/variation`, query),
  compare: (query: CompareQuery = {}) => address('/compare', query),
  /** The same comparison for a frame on another site. */
  embedCompare: (query: CompareQuery = {}) => address('/embed/compare', query),
  compareGroup: (query: GroupQuery = {}) => address('/compare/group', query),
  compareProgramme: (query: { metric?: string; programme?: string } = {}) => address('/compare/programme', query),
  compareBreakdown: (query: BreakdownQuery = {}) => address('/compare/breakdown', query),
  compareRatios: (query: BreakdownQuery = {}) => address('/compare/ratios', query),
  disproportionality: list('/disproportionality'),
  changes: (query: ChangesQuery & AsAt & { page?: number | null } = {}) => address('/changes', query),
  brief: (since?: string | null, query: AsAt & Pick<ListFilters, 'show' | 'page'> = {}) =>
    address('/brief', { since, ...query }),
  changesFeed: (query: ChangesQuery & { page?: number | null } = {}) => address('/changes.atom', query),
  releases: list('/releases'),
  release: (number: number) => `/releases/${number}`,
  manifest: (number: number) => `/releases/${number}/manifest.json`,
  manifestSignature: (number: number) => `/releases/${number}/manifest.json.sig`,
  shortSignature: (number: number) => `/releases/${number}/manifest.sig`,
  releaseKeys: () => '/.well-known/release-keys/index.json',
  releaseKey: (id: string) => `/.well-known/release-keys/${id}.pem`,
  data: list('/data'),
  methodology: () => '/methodology',
  permissions: () => '/methodology/permissions',
  checks: () => '/methodology/checks.json',
  returnStates: () => '/methodology/states.json',
  glossary: () => '/glossary',
  about: () => '/about',
  burden: () => '/burden',
  /** The page an entry stands on: a promise’s or a recommendation’s. */
  entry: ({ commitment, recommendation }: { commitment: string | null; recommendation: string | null }) =>
    commitment === null ? `/recommendations/${recommendation}` : `/commitments/${commitment}`,
  challenge: (about?: string) => address('/challenge', { about }),
  subscriptions: (query: ChangesQuery = {}) => address('/subscriptions', query),
  /** What somebody follows by letter: with the link of a letter theirs, without one a form that sends it. */
  ownSubscription: (link?: string) => address('/subscriptions/mine', { link }),
  search: (q?: string, query: AsAt & Pick<ListFilters, 'show' | 'page'> = {}) => address('/search', { q, ...query }),
  accessibility: () => '/accessibility',
  privacy: () => '/privacy',
  cookies: () => '/cookies',
  openapi: () => '/api/v1/openapi.json',

  signIn: (next?: string, done?: string) => address('/sign-in', { next, done }),
  /** Asks for a letter with a link, or chooses a password by one. */
  reset: (link?: string) => address('/sign-in/reset', { link }),
  signInWithProvider: (next?: string, again?: 'yes') => address('/sign-in/begin', { next, again }),
  signOut: () => '/sign-out',
  /** What was typed into a form whose session had ended. */
  unsent: () => '/unsent',
  reporting: () => '/reporting',
  collection: (collection: string) => `/reporting/${encodeURIComponent(collection)}`,
  template: (collection: string, area?: string) =>
    address(`/reporting/${encodeURIComponent(collection)}/template.csv`, { area }),
  templateWorkbook: (collection: string, area?: string) =>
    address(`/reporting/${encodeURIComponent(collection)}/template.xlsx`, { area }),
  /** A page about one authority's return: what was submitted, or one of its steps. */
  return: (
    collection: string,
    area: string,
    step?: 'upload' | 'withdraw' | 'sign-off' | 'questions' | 'history' | 'history.csv' | 'findings.csv',
    query: { saved?: number; done?: string; from?: number; to?: number } = {},
  ) => address(`/reporting/${encodeURIComponent(collection)}${step ? `/${step}` : ''}`, { area, ...query }),
  /** The form of one authority's return: its pages, one of them, or what the checks say (`check`). */
  returnForm: (collection: string, area: string, page?: string, query: { saved?: string } = {}) =>
    address(`/reporting/${encodeURIComponent(collection)}/form${page ? `/${encodeURIComponent(page)}` : ''}`, {
      area,
      ...query,
    }),
  /** What an authority reports of the steps; its own where none is named. */
  progress: (area?: string, query: { done?: string } = {}) => address('/reporting/progress', { area, ...query }),
  progressStep: (stage: string, area: string) => address(`/reporting/progress/${encodeURIComponent(stage)}`, { area }),
  progressToConfirm: (query: { page?: number; done?: string } = {}) => address('/monitor/progress', query),
  reportToConfirm: (report: string) => `/monitor/progress/${encodeURIComponent(report)}`,
  officialFigures: (query: { done?: string } = {}) => address('/monitor/figures', query),
  rangeRestarts: (query: { done?: string } = {}) => address('/monitor/figures/restarts', query),
  officialFile: (file: string) => `/monitor/figures/${encodeURIComponent(file)}`,
  challenges: (query: { page?: number; done?: string } = {}) => address('/monitor/challenges', query),
  challengeSent: (challenge: string) => `/monitor/challenges/${encodeURIComponent(challenge)}`,
  notes: (query: { page?: number; done?: string } = {}) => address('/monitor/notes', query),
  newNote: (commitment?: string) => address('/monitor/notes/new', { commitment }),
  note: (note: string) => `/monitor/notes/${encodeURIComponent(note)}`,
  /** What safeguarding partnerships report of a year (`202526|FY`), and the tests that others answer. */
  ownPartnerships: (query: { done?: string | undefined } = {}) => address('/reporting/partnership', query),
  reportPartnership: (id: string, period: string) =>
    `/reporting/partnership/${encodeURIComponent(id)}/${period.split('|')[0]}`,
  partnershipsToTest: (query: { done?: string | undefined } = {}) => address('/monitor/partnerships', query),
  testPartnership: (id: string, period: string) =>
    `/monitor/partnerships/${encodeURIComponent(id)}/${period.split('|')[0]}`,
  monitor: (query: { show?: string } = {}) => address('/monitor', query),
  monitorFile: () => '/monitor/returns.csv',
  monitorReturn: (collection: string, area: string, query: { done?: string; from?: number; to?: number } = {}) =>
    address(`/monitor/returns/${encodeURIComponent(collection)}/${encodeURIComponent(area)}`, query),
  /** What the department means to publish of an authority's figures, and what the authority says to it. */
  commentaries: () => '/monitor/commentary',
  commentary: (collection: string, area: string, query: { done?: string } = {}) =>
    address(`/monitor/returns/${encodeURIComponent(collection)}/${encodeURIComponent(area)}/commentary`, query),
  replies: (query: { done?: string } = {}) => address('/reporting/replies', query),
  reply: (commentary: string) => `/reporting/replies/${encodeURIComponent(commentary)}`,
  records: (query: { q?: string; page?: number } = {}) => address('/monitor/ledger', query),
  record: (commitment: string, query: { done?: string } = {}) =>
    address(`/monitor/ledger/commitments/${encodeURIComponent(commitment)}`, query),
  recommendationRecord: (recommendation: string, query: { done?: string } = {}) =>
    address(`/monitor/ledger/recommendations/${encodeURIComponent(recommendation)}`, query),
  /** The form of one act: on a promise, one of its milestones, a row of its record or an answer of it, or on nothing yet. */
  act: (act: string, of: { commitment?: string; milestone?: string; row?: string; recommendation?: string } = {}) =>
    address(`/monitor/ledger/${act}`, of),
  preparedReleases: () => '/monitor/releases',
  preparedRelease: (number: number) => `/monitor/releases/${number}`,
  /** How one signs in oneself: sessions, password, second factor. */
  ownSignIn: (query: { done?: string } = {}) => address('/account/sign-in', query),
  ownData: (query: { fault?: string } = {}) => address('/account/data', query),
  ownDataFile: () => '/account/data/file',
  secondFactor: (replace = false) => address('/account/second-factor', { replace: replace ? 'yes' : null }),
  /** A public address as it will look on a day once a release is out. */
  preview: (number: number, day: string, address = '/') => `/monitor/releases/${number}/preview/${day}${address}`,
  /** The tokens of one's own programs. */
  tokens: (query: { done?: string } = {}) => address('/account/tokens', query),
  newToken: () => '/account/tokens/new',
  /** The people of one's own area, for its lead. */
  team: (query: { area?: string; done?: string } = {}) => address('/reporting/people', query),
  admin: (done?: string) => address('/admin', { done }),
  invite: () => '/admin/invite',
  person: (id: string) => `/admin/people/${encodeURIComponent(id)}`,
  allTokens: (query: { area?: string; page?: number; done?: string } = {}) => address('/admin/tokens', query),
  audit: (asked: AuditFilters & { before?: string | undefined } = {}) => address('/admin/audit', asked),
  security: (asked: SecurityFilters & { before?: string | undefined } = {}) => address('/admin/security', asked),
  securityFile: (asked: SecurityFilters = {}) => address('/admin/security.csv', asked),
  auditFile: (asked: AuditFilters = {}) => address('/admin/audit.csv', asked),
} as const;

/** What a page gives besides itself. */
export type Ending = 'json' | 'csv' | 'csv-metadata.json' | 'svg' | 'png' | 'atom' | 'docx' | 'xlsx';

/** The same page's data: `/commitments?status=delayed` as CSV is `/commitments.csv?status=delayed`. */
export function beside(page: string, ending: Ending): string {
  const [path = '/', query] = page.split('?');
  const data = `${path === '/' ? '/index' : path}.${ending}`;
  return query ? `${data}?${query}` : data;
}

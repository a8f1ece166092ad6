import { expect, test } from '@playwright/test';
import { get, post } from '../setup/api.ts';
import { crawled } from '../setup/crawled.ts';
import { routeOf, routes } from '../setup/routes.ts';

/** Addresses that no link leads to because they are not read by people, or only sent to by a form: how each answers. */
const asked: Record<string, () => Promise<{ status: number }>> = {
  'api.trpc.$.ts': () => get('/api/trpc/release.current'),
  'api.v1.$.ts': () => get('/api/v1/openapi.json'),
  // The end of a form's journey, tried with its findings in door/bad-input.spec.ts: without the form it is refused.
  'reporting.$collection.findings[.]csv.ts': () => post('/reporting/example-202627Q1/findings.csv', new FormData()),
  // The file of what is held about somebody: its form shows the password again (tests/integration/privacy/own-data.test.ts).
  'account.data_.file.ts': () => post('/account/data/file', new FormData()),
  'sign-out.tsx': () => get('/sign-out'),
  // The way to an OpenID provider and back, walked in tests/process/open-id: without one it leads to the sign-in page.
  'sign-in_.begin.ts': () => get('/sign-in/begin'),
  'sign-in_.callback.tsx': () => get('/sign-in/callback'),
  'sign-out_.provider.tsx': () => get('/sign-out/provider'),
};
const answers: Record<string, number> = {
  'reporting.$collection.findings[.]csv.ts': 302,
  'account.data_.file.ts': 302,
  'sign-out.tsx': 302,
  'sign-in_.begin.ts': 302,
  'sign-in_.callback.tsx': 302,
  'sign-out_.provider.tsx': 302,
};
const isPage = ({ kind, file }: (typeof routes)[number]) => kind === 'page' && !(file in asked);

for (const { file, pattern } of routes.filter((route) => !isPage(route))) {
  test(`${pattern} is reached`, async () => {
    const visits = [...crawled().publicly, ...crawled().signedIn.flatMap((each) => each.visits)];
    const linked = visits.some(({ url, status }) => status === 200 && routeOf(url.split('?')[0] ?? '')?.file === file);
    const answer = asked[file];
    if (!answer) return expect(linked, `nothing leads to ${pattern} (app/routes/${file})`).toBe(true);
    expect((await answer()).status).toBe(answers[file] ?? 200);
  });
}

test('a page that nothing leads to would be noticed', () => {
  expect(routeOf('/commitments/c-anything')?.file).toBe('commitments.$id.tsx');
  expect(routeOf('/reporting/example-202627Q1/template.csv')?.file).toBe('reporting.$collection.template[.]csv.ts');
  expect(routeOf('/nowhere')).toBeUndefined();
});

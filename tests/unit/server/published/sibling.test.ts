import { expect, test } from 'vitest';
import { siblingOf } from '#server/published/sibling.ts';

test.each([
  ['/commitments.json', '/commitments', 'json'],
  ['/commitments/family-help.csv', '/commitments/family-help', 'csv'],
  ['/commitments.csv-metadata.json', '/commitments', 'csv-metadata.json'],
  ['/compare.svg', '/compare', 'svg'],
  ['/compare.png', '/compare', 'png'],
  ['/changes.atom', '/changes', 'atom'],
  ['/brief.docx', '/brief', 'docx'],
  ['/areas/E09000003/scorecard.xlsx', '/areas/E09000003/scorecard', 'xlsx'],
  ['/index.json', '/', 'json'],
  ['/.json', '/', 'json'],
])('%s stands beside %s', (path, page, kind) => {
  expect(siblingOf(path)).toEqual({ page, kind });
});

test.each([
  '/',
  '/commitments',
  '/api/v1/openapi.json',
  '/assets/root.json',
  '/reporting/example-202526Q1/template.csv',
  '/methodology/checks.json',
  '/methodology/states.json',
  '/releases/3/manifest.json',
  '/.well-known/release-keys/a.json',
])('%s stands beside no page', (path) => {
  expect(siblingOf(path)).toBeNull();
});

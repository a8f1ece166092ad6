import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** The requirements of level 2 of ASVS 4.0.3, by section. */
const sections = `1.1: 1 2 3 4 5 6 7; 1.2: 1 2 3 4; 1.4: 1 4 5; 1.5: 1 2 3 4; 1.6: 1 2 3 4; 1.7: 1 2; 1.8: 1 2; 1.9: 1 2;
  1.10: 1; 1.11: 1 2; 1.12: 2; 1.14: 1 2 3 4 5 6; 2.1: 1 2 3 4 5 6 7 8 9 10 11 12; 2.2: 1 2 3; 2.3: 1 2 3; 2.4: 1 2 3 4 5;
  2.5: 1 2 3 4 5 6 7; 2.6: 1 2 3; 2.7: 1 2 3 4 5 6; 2.8: 1 2 3 4 5 6 7; 2.9: 1 2 3; 2.10: 1 2 3 4; 3.1: 1; 3.2: 1 2 3 4;
  3.3: 1 2 3 4; 3.4: 1 2 3 4 5; 3.5: 1 2 3; 3.7: 1; 4.1: 1 2 3 5; 4.2: 1 2; 4.3: 1 2 3; 5.1: 1 2 3 4 5;
  5.2: 1 2 3 4 5 6 7 8; 5.3: 1 2 3 4 5 6 7 8 9 10; 5.4: 1 2 3; 5.5: 1 2 3 4; 6.1: 1 2 3; 6.2: 1 2 3 4 5 6; 6.3: 1 2;
  6.4: 1 2; 7.1: 1 2 3 4; 7.2: 1 2; 7.3: 1 3 4; 7.4: 1 2 3; 8.1: 1 2 3 4; 8.2: 1 2 3; 8.3: 1 2 3 4 5 6 7 8; 9.1: 1 2 3;
  9.2: 1 2 3 4; 10.2: 1 2; 10.3: 1 2 3; 11.1: 1 2 3 4 5 6 7 8; 12.1: 1 2 3; 12.2: 1; 12.3: 1 2 3 4 5 6; 12.4: 1 2;
  12.5: 1 2; 12.6: 1; 13.1: 1 3 4 5; 13.2: 1 2 3 5 6; 13.3: 1 2; 13.4: 1 2; 14.1: 1 2 3 4; 14.2: 1 2 3 4 5 6; 14.3: 2 3;
  14.4: 1 2 3 4 5 6 7; 14.5: 1 2 3 4`;
const wanted = sections.split(';').flatMap((section) => {
  const [name = '', numbers = ''] = section.trim().split(': ');
  return numbers.split(' ').map((number) => `${name}.${number}`);
});

const page = readFileSync('docs/security.md', 'utf8');
const answers = page
  .split('\n')
  .map((line) => /^\| ([\d., ]+) \| ([^|]+) \| (.+) \|$/.exec(line))
  .filter((found) => found !== null)
  .map(([, ids = '', answer = '', how = '']) => ({ ids: ids.split(', '), answer, how }));

it('every requirement of level 2 is answered once, as met, n/a or open, with how or why', () => {
  expect(wanted).toHaveLength(259);
  expect(answers.flatMap(({ ids }) => ids).toSorted()).toEqual(wanted.toSorted());
  for (const { answer, how } of answers) {
    expect(['met', 'n/a', 'open']).toContain(answer);
    expect(how.length).toBeGreaterThan(5);
  }
});

it('every test and file named is there', () => {
  const named = [...page.matchAll(/`((?:tests|server|docs)\/[^`]+)`/g)].map(([, path = '']) => path);
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter((path) => !existsSync(path))).toEqual([]);
});

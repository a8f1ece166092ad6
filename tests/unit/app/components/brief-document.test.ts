import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { briefDocument } from '#app/components/ledger/brief-document.ts';
import { paths } from '#app/paths.ts';
import { wordFile } from '#app/word-document.server.ts';
import { isRefused } from '#server/domain/ledger/reading/listing.ts';
import { briefPage } from '#server/domain/ledger/views/brief/brief.ts';
import { read } from '../../server/domain/ledger/published-pack.ts';

const origin = 'https://tracker.example';
const releases = [{ number: 1, title: 'First <release> & more', publishedAt: '2026-06-29T08:00:00.000Z' }];
const briefOf = (limit: number) => {
  const page = briefPage(read('2026-11-25', '2026-06-30'), '2025-12-01', releases, { limit });
  if (isRefused(page)) throw new Error(page.faults.join(' '));
  return page;
};
const page = briefOf(500);
const parts = unzipSync(await wordFile(briefDocument(page), origin));
const part = (name: string) => strFromU8(parts[name]!);
const body = part('word/document.xml');
const count = (pattern: RegExp) => [...body.matchAll(pattern)].length;

describe('the brief as a Word document', () => {
  it('has a title, a language and nothing but well-formed parts', () => {
    expect(part('docProps/core.xml')).toContain('<dc:title>What happened since 1 December 2025</dc:title>');
    expect(part('word/styles.xml')).toMatch(/<w:lang [^>]*w:val="en-GB"/);
    for (const open of body.matchAll(/<w:(p|tbl|tr|tc)[ >]/g)) {
      const name = open[1]!;
      expect(count(new RegExp(`<w:${name}[ >]`, 'g'))).toBe(count(new RegExp(`</w:${name}>`, 'g')));
    }
    expect(body).toContain('First &lt;release&gt; &amp; more');
  });

  it('is the same bytes each time it is made, dated as its release', async () => {
    const [one, other] = [await wordFile(briefDocument(page), origin), await wordFile(briefDocument(page), origin)];
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
    const dates = [...part('docProps/core.xml').matchAll(/>([^<]*T[^<]*Z)</g)].map(([, date]) => date);
    expect(dates.length).toBeGreaterThan(0);
    expect(new Set(dates)).toEqual(new Set([new Date(page.release.publishedAt).toISOString()]));
    const ids = [...body.matchAll(/ r:id="([^"]+)"/g)].map(([, id]) => id!);
    const known = new Set([...part('word/_rels/document.xml.rels').matchAll(/ Id="([^"]+)"/g)].map(([, id]) => id));
    expect(ids.length).toBeGreaterThan(20);
    expect(ids.filter((id) => !known.has(id))).toEqual([]);
  });

  it('has a heading of the first level, and one of the second for each section', () => {
    expect(count(/<w:pStyle w:val="Heading1"\/>/g)).toBe(1);
    expect(count(/<w:pStyle w:val="Heading2"\/>/g)).toBe(page.sections.length);
    for (const { title } of page.sections) expect(body).toContain(`>${title}</w:t>`);
  });

  it('has every line of the page in a table whose head is repeated, and says where there is none', () => {
    const filled = page.sections.filter(({ lines }) => lines.length > 0);
    const lines = filled.reduce((sum, section) => sum + section.lines.length, 0);
    expect(lines).toBeGreaterThan(20);
    expect(count(/<w:tbl>/g)).toBe(filled.length);
    expect(count(/<w:tblHeader\/>/g)).toBe(filled.length);
    expect(count(/<w:tr>|<w:tr /g)).toBe(lines + filled.length);
    expect(count(/Nothing is recorded\./g)).toBe(page.sections.length - filled.length);
  });

  it('links whole addresses: of our pages, and of every source that has one', () => {
    const here = `${origin}${paths.brief('2025-12-01', { at: '2026-06-30', release: 1 })}`.replaceAll('&', '&amp;');
    const links = part('word/_rels/document.xml.rels');
    const targets = [...links.matchAll(/Target="([^"]+)" TargetMode="External"/g)].map(([, to]) => to!);
    expect(targets.every((to) => /^https?:\/\//.test(to))).toBe(true);
    expect(targets.some((to) => to.startsWith(`${origin}/commitments/c-`))).toBe(true);
    expect(targets.filter((to) => to === here)).toHaveLength(1);
    const wanted = page.sections.flatMap((section) => section.lines.flatMap(({ sourceUrl }) => sourceUrl ?? []));
    expect(wanted.length).toBeGreaterThan(10);
    for (const url of wanted) expect(links).toContain(new URL(url).href.replaceAll('&', '&amp;'));
  });

  it('says of a section that it holds the first lines of, how many there are', async () => {
    const short = unzipSync(await wordFile(briefDocument(briefOf(2)), origin));
    const { total } = page.sections.find(({ section }) => section === 'published')!;
    expect(total).toBeGreaterThan(2);
    expect(strFromU8(short['word/document.xml']!)).toContain(`2 of ${total} entries. The page has all of them.`);
    expect(body).not.toContain('The page has all of them.');
  });
});

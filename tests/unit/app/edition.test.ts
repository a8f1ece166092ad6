import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { descriptionOf, finishPage } from '#app/document.server.ts';
import { editionOf, inEdition, isOfTheLedger, withoutEdition } from '#app/edition.ts';

const third = { release: '3', at: null };
const both = { release: '3', at: '2024-03-31' };
const url = (address: string) => new URL(address, 'http://127.0.0.1:3000');

describe('the edition an address asks for', () => {
  it('is a release, a day or both, on public pages', () => {
    expect(editionOf(url('/commitments?pillar=x'))).toBeNull();
    expect(editionOf(url('/commitments?release='))).toBeNull();
    expect(editionOf(url('/?release=3'))).toEqual(third);
    expect(editionOf(url('/missions?at=2024-03-31&release=3'))).toEqual(both);
    expect(editionOf(url('/reporting?release=3'))).toBeNull();
  });

  it('is left at the same page with its own filters', () => {
    expect(withoutEdition(url('/commitments?release=3&pillar=x&at=2024-03-31'))).toBe('/commitments?pillar=x');
    expect(withoutEdition(url('/?release=3'))).toBe('/');
  });
});

describe('pages of the ledger', () => {
  it('are those whose loaders know a day', () => {
    const knowing = readdirSync('app/routes').flatMap((file) => {
      const names = /publicPage\(\s*\[([^\]]*)\]/.exec(readFileSync(`app/routes/${file}`, 'utf8'))?.[1];
      const parts = file
        .replace(/\.tsx?$/, '')
        .replaceAll('_.', '.')
        .split('.');
      const path = `/${parts.filter((part) => part !== '_index').join('/')}`;
      return names === undefined ? [] : [{ path, knows: names.includes("'at'") }];
    });
    expect(knowing.filter(({ knows }) => knows).length).toBeGreaterThan(10);
    expect(knowing.filter(({ path, knows }) => isOfTheLedger(path) !== knows)).toEqual([]);
  });
});

describe('a link in an edition', () => {
  it.each([
    ['/', '/?release=3&at=2024-03-31'],
    ['/commitments?pillar=x&q=a%20b', '/commitments?pillar=x&q=a%20b&release=3&at=2024-03-31'],
    ['/commitments/c-1#m-2', '/commitments/c-1?release=3&at=2024-03-31#m-2'],
    ['/metrics/cla', '/metrics/cla?release=3&at=2024-03-31'],
    ['/commitments/c-1.json', '/commitments/c-1.json?release=3&at=2024-03-31'],
    ['/index.json', '/index.json?release=3&at=2024-03-31'],
  ])('carries it on: %s', (href, carried) => expect(inEdition(href, both)).toBe(carried));

  it('keeps what it says of its edition itself', () => {
    expect(inEdition('/missions?release=2', third)).toBe('/missions?release=2');
    expect(inEdition('/missions?release=2', both)).toBe('/missions?release=2&at=2024-03-31');
  });

  it('asks data that know no day for the release only', () => {
    expect(inEdition('/metrics/cla.csv', both)).toBe('/metrics/cla.csv?release=3');
    expect(inEdition('/areas.json', { release: null, at: '2024-03-31' })).toBe('/areas.json');
  });

  it.each([
    '#main-content',
    'https://www.gov.uk/about',
    '//elsewhere.example/',
    'mailto:a@b.example',
    '/sign-in',
    '/changes.atom?pillar=x',
    '/api/v1/openapi.json',
    '/methodology/checks.json',
    '/methodology/states.json',
    '/releases/3/manifest.json',
  ])('leads elsewhere as it is: %s', (href) => expect(inEdition(href, both)).toBe(href));
});

describe('a finished page', () => {
  const origin = 'https://tracker.example';
  const page = (body: string) =>
    `<html lang="en"><head><title>A page</title></head><body><a href="/about">About</a><main><h1>A page</h1>${body}</main></body></html>`;

  it('says where it is to be found, without an edition and with its filters', () => {
    const html = finishPage(page(''), url('/commitments?status=delayed&q=a%26b&release=3'), origin);
    expect(html).toContain(
      '<link rel="canonical" href="https://tracker.example/commitments?status=delayed&amp;q=a%26b"/>',
    );
  });

  it('says what it is about in its own words, and no more than a list of results shows', () => {
    const text = 'The steps of every promise, &quot;late&quot; &amp; others. <a href="/slippage">See also</a>. ';
    const html = finishPage(page(`<p class="govuk-body">${text.repeat(4)}</p>`), url('/milestones'), origin);
    const [, said = ''] = /<meta name="description" content="([^"]*)"\/>/.exec(html) ?? [];
    expect(said).toMatch(/^A page: The steps of every promise, &quot;late&quot; &amp; others\. See also\. The steps/);
    expect(said).toMatch(/ …$/);
    expect(descriptionOf(page(`<p>${text.repeat(4)}</p>`)).length).toBeLessThanOrEqual(160);
    expect(
      descriptionOf(
        page('<p>Short.</p><ul><li>More of it, in a list that says enough to know it by, surely.</li></ul>'),
      ),
    ).toBe('A page: Short. More of it, in a list that says enough to know it by, surely.');
  });

  it('carries the edition in every link and form, whichever component drew them', () => {
    const body =
      '<a class="govuk-link" href="/metrics/cla?from=1&amp;to=2">M</a><svg><a href="/missions">x</a></svg>' +
      '<a href="/commitments" data-edition="none">Leave</a>' +
      '<form method="get" action="/search"><input name="q"/></form>' +
      '<form action="/compare" method="get"><input type="hidden" name="release" value="2"/></form>' +
      '<form method="post" action="/sign-out"></form><form method="get" action="/monitor/ledger"></form>';
    const html = finishPage(page(body), url('/commitments?release=3&at=2024-03-31'), origin);
    expect(html).toContain('<a href="/about?release=3&amp;at=2024-03-31">');
    expect(html).toContain('href="/metrics/cla?from=1&amp;to=2&amp;release=3&amp;at=2024-03-31"');
    expect(html).toContain('<svg><a href="/missions?release=3&amp;at=2024-03-31">');
    expect(html).toContain('<a href="/commitments" data-edition="none">');
    expect(html).toContain(
      'action="/search"><input type="hidden" name="release" value="3"/><input type="hidden" name="at" value="2024-03-31"/><input name="q"/>',
    );
    expect(html).toContain(
      '<form action="/compare" method="get"><input type="hidden" name="at" value="2024-03-31"/><input type="hidden" name="release" value="2"/>',
    );
    expect(html).toContain(
      '<form method="post" action="/sign-out"></form><form method="get" action="/monitor/ledger"></form>',
    );
  });

  it('is sent as it was drawn where people sign in', () => {
    expect(finishPage(page(''), url('/monitor?at=2024-03-31'), origin)).toBe(page(''));
  });

  it('cannot be made to hold markup by its address', () => {
    const html = finishPage(page(''), url('/search?q=%22%3E%3Cscript%3E&at=%22%3E%3Cscript%3E'), origin);
    expect(html).not.toContain('<script>');
  });
});

import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ProblemPage } from '#app/components/problem-page.tsx';
import { SiteFooter } from '#app/components/site-footer.tsx';
import { SiteHeader } from '#app/components/site-header.tsx';
import { pageTitle } from '#app/page-title.ts';
import type { Role } from '#server/domain/people/permissions.ts';

const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('what stands around every page', () => {
  it('says that this is an independent prototype and no government service', () => {
    for (const part of [<SiteHeader key="h" pathname="/" />, <SiteFooter key="f" />]) {
      expect(text(renderToStaticMarkup(part))).toContain(
        'This is an independent prototype. It is not a government service.',
      );
    }
  });

  it('names the licence of the official figures, and shows no crown', () => {
    const footer = renderToStaticMarkup(<SiteFooter />);
    expect(text(footer)).toContain(
      'Contains public sector information licensed under the Open Government Licence v3.0',
    );
    expect(footer).not.toMatch(/crown|crest|<svg/i);
    expect(renderToStaticMarkup(<SiteHeader pathname="/" />)).not.toMatch(/logotype|crown|<svg/i);
  });

  it('leads to no place for people at work but those of the reader’s roles, and where it is not known who reads, to signing in', () => {
    const ledTo = (...roles: Role[]) => {
      const memberships = roles.map((role) => ({ organisation: 'o', role, areaCode: null }));
      const user = roles.length > 0 ? { id: '1', email: 'a@b.example', memberships } : undefined;
      const hrefs = [...renderToStaticMarkup(<SiteFooter user={user} />).matchAll(/href="([^"]+)"/g)].map(
        ([, to]) => to,
      );
      return hrefs.filter((to) => /^\/(sign-in|reporting|monitor|admin)/.test(to ?? ''));
    };
    expect(ledTo()).toEqual(['/sign-in']);
    expect(ledTo('preparer')).toEqual(['/reporting']);
    expect(ledTo('approver')).toEqual(['/reporting']);
    expect(ledTo('official')).toEqual(['/monitor', '/monitor/ledger']);
    expect(ledTo('assessor')).toEqual(['/monitor/ledger']);
    expect(ledTo('administrator')).toEqual(['/monitor', '/admin']);
  });

  it('marks where the reader is, on the page itself and below it', () => {
    const current = (pathname: string) =>
      /href="([^"]+)" aria-current="(\w+)"/.exec(renderToStaticMarkup(<SiteHeader pathname={pathname} />))?.slice(1);
    expect(current('/commitments')).toEqual(['/commitments', 'page']);
    expect(current('/commitments/c-family-help')).toEqual(['/commitments', 'true']);
    expect(current('/')).toEqual(['/', 'page']);
    expect(current('/about')).toBeUndefined();
  });

  it('searches without a script, and shows what was searched', () => {
    const header = renderToStaticMarkup(<SiteHeader pathname="/search" query={'<kin> & "kith"'} />);
    expect(header).toContain('action="/search" method="get"');
    expect(header).toContain('value="&lt;kin&gt; &amp; &quot;kith&quot;"');
  });

  it('holds no style and no script in the markup', () => {
    const around = renderToStaticMarkup(
      <>
        <SiteHeader pathname="/" />
        <SiteFooter />
      </>,
    );
    expect(around).not.toMatch(/ style=|<script| on\w+=/);
  });
});

describe('a page that cannot be shown', () => {
  it('says what is the matter in the Design System’s words', () => {
    const said = (status: number) => text(renderToStaticMarkup(<ProblemPage status={status} detail="inside words" />));
    expect(said(404)).toContain('Page not found');
    expect(said(500)).toContain('Sorry, there is a problem with the service');
    expect(said(503)).toContain('Sorry, the service is unavailable');
    for (const status of [404, 500, 503]) expect(said(status)).not.toContain('inside words');
  });

  it('names what the page can be asked for where an address asked for something else', () => {
    const page = <ProblemPage status={400} title="There is a problem with this address" known={['pillar', 'status']} />;
    expect(text(renderToStaticMarkup(page))).toContain('This page can be asked for: pillar, status.');
  });
});

describe('a title', () => {
  it('names the page, then the service, and an error first', () => {
    expect(pageTitle('Commitments')).toBe('Commitments – Stable Homes tracker');
    expect(pageTitle('Sign in', { error: true })).toBe('Error: Sign in – Stable Homes tracker');
  });
});

import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { LinkedText } from '#app/components/linked-text.tsx';

const draw = (text: string) => renderToStaticMarkup(<LinkedText>{text}</LinkedText>);

describe('text that may hold web addresses', () => {
  it('is left as it is where it holds none', () => {
    expect(draw('Named 10 April 2024 & delivering')).toBe('Named 10 April 2024 &amp; delivering');
  });

  it('makes each address a link and keeps the words around it', () => {
    expect(draw('See https://www.example.org/a/ (and http://example.com).')).toBe(
      'See <a class="govuk-link app-address" href="https://www.example.org/a/" rel="external">example.org/a</a>' +
        ' (and <a class="govuk-link app-address" href="http://example.com" rel="external">example.com</a>).',
    );
  });

  it('makes no link of another scheme', () => {
    expect(draw('javascript:alert(1)')).not.toContain('<a');
  });
});

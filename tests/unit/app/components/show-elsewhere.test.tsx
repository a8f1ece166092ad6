import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { frameMarkup, pictureMarkup, ShowElsewhere } from '#app/components/show-elsewhere.tsx';

const where = {
  origin: 'https://tracker.example',
  page: '/compare?metric=cla_rate&area=E06000047&release=2',
  picture: '/compare.svg?metric=cla_rate&area=E06000047&release=2',
  frame: '/embed/compare?metric=cla_rate&area=E06000047&release=2',
  words: 'Rate of “A & B” <2025>: 71 "per 10,000"',
};

it('is one link around one picture, with whole addresses and nothing that could break out of them', () => {
  expect(pictureMarkup(where)).toBe(
    '<a href="https://tracker.example/compare?metric=cla_rate&amp;area=E06000047&amp;release=2">' +
      '<img src="https://tracker.example/compare.svg?metric=cla_rate&amp;area=E06000047&amp;release=2"' +
      ' alt="Rate of “A &amp; B” &lt;2025&gt;: 71 &quot;per 10,000&quot;"></a>',
  );
});

it('or one frame, titled by what the chart shows, that leads to what may be framed', () => {
  expect(frameMarkup(where)).toBe(
    '<iframe src="https://tracker.example/embed/compare?metric=cla_rate&amp;area=E06000047&amp;release=2"' +
      ' title="Rate of “A &amp; B” &lt;2025&gt;: 71 &quot;per 10,000&quot;" width="100%" height="900" loading="lazy"></iframe>',
  );
});

it('stands on the page as text to copy, never as the picture itself', () => {
  const html = renderToStaticMarkup(<ShowElsewhere {...where} />);
  expect(html).toContain('&lt;img src=');
  expect(html).not.toContain('<img');
  expect(html).not.toContain('<iframe');
  expect(html).toContain('href="/embed/compare?metric=cla_rate');
});

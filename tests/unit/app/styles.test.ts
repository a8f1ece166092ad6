import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { compile } from 'sass';
import { beforeAll, describe, expect, it } from 'vitest';

describe('the style sheet', () => {
  let css = '';
  beforeAll(() => {
    css = compile('app/styles.scss', { loadPaths: ['app'], style: 'compressed', quietDeps: true }).css;
  });

  it('weighs at most 20 kB when sent', () => {
    expect(gzipSync(css, { level: 9 }).length).toBeLessThanOrEqual(20_000);
  });

  it('uses no typeface, crest or other file of the government', () => {
    expect(css).not.toMatch(/GDS Transport|@font-face|url\(/);
  });

  it('has the focus colours of the Design System', () => {
    expect(css).toContain('--govuk-focus-colour');
  });
});

describe('the script of the pages', () => {
  it('weighs at most 20 kB when sent, and sets no style that the pages’ policy refuses', async () => {
    const { outputFiles } = await build({
      entryPoints: ['app/client/behaviour.ts'],
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2020',
      write: false,
    });
    const [script] = outputFiles;
    expect(gzipSync(script!.contents, { level: 9 }).length).toBeLessThanOrEqual(20_000);
    expect(script!.text).not.toMatch(/\beval\(|new Function|setAttribute\("style"/);
  });
});

import type { ParagraphChild, Table } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** A piece of text; with `href` a link, whole (`https://…`) or of this service (`/commitments/…`). */
export type WordText = { text: string; href?: string | null };

type Block =
  | { kind: 'heading'; level: 1 | 2; text: string }
  | { kind: 'paragraph'; texts: readonly WordText[] }
  | { kind: 'table'; head: readonly string[]; rows: readonly (readonly (readonly WordText[])[])[] };

/**
 * A page as a document for a word processor: what stands in it, and nothing of how it looks. `madeAt`: the moment it is
 * dated, so that the same page gives the same bytes.
 */
export type WordDocument = { title: string; description: string; madeAt: string; blocks: readonly Block[] };

/** A4 less its margins, in twentieths of a point. */
const textWidth = 9_026;
const language = { value: 'en-GB' };

/**
 * The document as `.docx`: real headings, tables whose first row is repeated on each page, links, title and language, so
 * that a screen reader finds its way.
 * @param origin of this service, before addresses of ours
 */
export async function wordFile(document: WordDocument, origin: string): Promise<Uint8Array<ArrayBuffer>> {
  // Loaded where it is asked for: hardly anybody does, and it would be in memory for all.
  const word = await import('docx');
  const { Document, ExternalHyperlink, HeadingLevel, Packer, Paragraph, TableCell, TableRow, TextRun, WidthType } =
    word;

  const run = ({ text, href }: WordText): ParagraphChild =>
    href
      ? new ExternalHyperlink({
          link: new URL(href, origin).href,
          children: [new TextRun({ text, style: 'Hyperlink' })],
        })
      : new TextRun({ text });
  const cell = (texts: readonly WordText[], width: number) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      children: [new Paragraph({ children: texts.map(run) })],
    });
  const table = (head: readonly string[], rows: readonly (readonly (readonly WordText[])[])[]): Table => {
    const width = Math.floor(textWidth / head.length);
    const bold = (text: string) =>
      new TableCell({
        width: { size: width, type: WidthType.DXA },
        children: [new Paragraph({ children: [new TextRun({ text, bold: true })] })],
      });
    return new word.Table({
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: head.map(() => width),
      rows: [
        new TableRow({ tableHeader: true, children: head.map(bold) }),
        ...rows.map((cells) => new TableRow({ cantSplit: true, children: cells.map((texts) => cell(texts, width)) })),
      ],
    });
  };

  const children = document.blocks.map((block) => {
    if (block.kind === 'table') return table(block.head, block.rows);
    if (block.kind === 'paragraph') return new Paragraph({ spacing: { after: 160 }, children: block.texts.map(run) });
    const heading = block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2;
    return new Paragraph({ text: block.text, heading, spacing: { before: 240, after: 120 } });
  });
  const file = new Document({
    title: document.title,
    description: document.description,
    creator: 'Stable Homes tracker',
    styles: { default: { document: { run: { font: 'Arial', size: 22, language } } } },
    sections: [{ children }],
  });
  return settled(await Packer.toBuffer(file), document.madeAt);
}

/** Nothing of when or where it was written: chance names of links become numbers, every date is the given one. */
function settled(written: Uint8Array, madeAt: string): Uint8Array<ArrayBuffer> {
  const parts = unzipSync(written);
  const at = new Date(madeAt).toISOString();
  const numbers = new Map<string, string>();
  for (const [, id = ''] of strFromU8(parts['word/document.xml']!).matchAll(/ r:id="([^"]+)"/g)) {
    if (!numbers.has(id)) numbers.set(id, `link${numbers.size + 1}`);
  }
  const changed = Object.entries(parts)
    .filter(([name]) => !name.endsWith('/'))
    .map(([name, bytes]): [string, Uint8Array] => {
      if (name === 'docProps/core.xml') {
        return [name, strToU8(strFromU8(bytes).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, at))];
      }
      if (!name.startsWith('word/') || !name.includes('document.xml')) return [name, bytes];
      const text = strFromU8(bytes).replaceAll(/((?:r:id|Id)=")([^"]+)"/g, (whole, before: string, id: string) =>
        numbers.has(id) ? `${before}${numbers.get(id)}"` : whole,
      );
      return [name, strToU8(text)];
    })
    .sort(([a], [b]) => (a < b ? -1 : 1));
  // The earliest day that the format knows, at noon, so that no clock's zone moves it.
  return new Uint8Array(zipSync(Object.fromEntries(changed), { mtime: new Date(1980, 0, 2, 12) }));
}

const nothing = { before: '', after: '' };

/**
 * `JSON.stringify` as bytes, property by property. One character outside Latin-1 makes the whole text of a string take
 * two bytes a character, and turning that into UTF-8 costs as much as writing it: so long lists of figures are kept
 * apart from the few sentences that hold such characters. The text is the same.
 * @param around what stands before and after the value
 */
export function jsonBytes(value: unknown, around: { before: string; after: string } = nothing): Buffer {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || 'toJSON' in value) {
    return Buffer.from(`${around.before}${JSON.stringify(value) ?? 'null'}${around.after}`);
  }
  const parts = [around.before];
  let before = '{';
  for (const [name, held] of Object.entries(value)) {
    const text = JSON.stringify(held);
    if (text === undefined) continue;
    parts.push(`${before}${JSON.stringify(name)}:`, text);
    before = ',';
  }
  parts.push(`${before === '{' ? '{}' : '}'}${around.after}`);
  return bytesOf(parts);
}

/** Texts one after the other, each written once to where it stays. */
function bytesOf(parts: readonly string[]): Buffer {
  const bytes = Buffer.allocUnsafe(parts.reduce((sum, part) => sum + Buffer.byteLength(part), 0));
  let at = 0;
  for (const part of parts) at += bytes.write(part, at);
  return bytes;
}

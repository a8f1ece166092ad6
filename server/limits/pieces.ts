/** A return of 20,000 values with all their fields has 160,000 values in its JSON; the deepest thing taken has five levels. */
const MOST = { values: 200_000, depth: 32, fields: 20_000 };

const [QUOTE, BACKSLASH, COMMA] = [34, 92, 44];
const opens = new Set([91, 123]);
const closes = new Set([93, 125]);

/** How deep JSON goes and of how many values it is made, without making them. What is not JSON is counted all the same. */
function shapeOf(bytes: Buffer): { depth: number; values: number } {
  let [depth, deepest, values] = [0, 0, 1];
  let inText = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (inText) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) inText = false;
    } else if (byte === QUOTE) inText = true;
    else if (byte === COMMA) values += 1;
    else if (opens.has(byte)) {
      values += 1;
      depth += 1;
      if (depth > deepest) deepest = depth;
      if (deepest > MOST.depth || values > MOST.values) break;
    } else if (closes.has(byte)) depth -= 1;
  }
  return { depth: deepest, values };
}

/** How often this stands in there; counting ends where it is too often. */
function times(bytes: Buffer, what: string): number {
  let found = 0;
  for (let at = bytes.indexOf(what); at >= 0 && found <= MOST.fields; at = bytes.indexOf(what, at + what.length))
    found += 1;
  return found;
}

/**
 * What is wrong with a body of so many or so nested parts that reading it would take all memory, by what it says it is: a
 * few megabytes of brackets become hundreds of megabytes of lists. Null where it may be read.
 */
export function tooManyPieces(bytes: Buffer, contentType: string): string | null {
  const type = contentType.toLowerCase();
  if (type.includes('json')) {
    const { depth, values } = shapeOf(bytes);
    if (depth > MOST.depth) return `The body is nested more than ${MOST.depth} levels deep.`;
    return values > MOST.values ? 'The body holds more than 200,000 values.' : null;
  }
  if (type.includes('x-www-form-urlencoded') && times(bytes, '&') < MOST.fields) return null;
  if (type.includes('multipart/')) {
    const boundary = /boundary="?([^";]+)/i.exec(contentType)?.[1];
    if (boundary && times(bytes, `--${boundary}`) < MOST.fields) return null;
  }
  return /x-www-form-urlencoded|multipart\//.test(type) ? 'The form holds more than 20,000 fields.' : null;
}

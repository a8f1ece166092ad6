/**
 * Cuts a file of SQL into its statements, since the driver runs one at a time.
 * Knows strings, quoted names and comments; a migration has no procedures, so there is no DELIMITER to know.
 */
export function statements(sql: string): string[] {
  const found: string[] = [];
  let current = '';
  const token =
    /--[ \t][^\n]*|--(?=\n|$)|#[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\]|\\[\s\S]|'')*'|"(?:[^"\\]|\\[\s\S]|"")*"|`[^`]*`|;|[\s\S]/g;
  for (const [text] of sql.matchAll(token)) {
    const isComment = text.startsWith('--') || text.startsWith('/*') || (text.startsWith('#') && text !== '#');
    if (text === ';') {
      found.push(current.trim());
      current = '';
    } else if (!isComment) current += text;
  }
  found.push(current.trim());
  return found.filter((statement) => statement !== '');
}

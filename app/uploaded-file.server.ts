/** What came with the form in a file field, in base64; empty where no file was chosen. */
export async function fileIn(
  form: FormData,
  name: string,
): Promise<{ base64: string; name: string; size: number } | null> {
  const given = form.get(name);
  if (given === null || typeof given === 'string' || (given.size === 0 && given.name === '')) return null;
  const base64 = Buffer.from(await given.arrayBuffer()).toString('base64');
  return { base64, name: given.name, size: given.size };
}

type Found = { code: string; severity: string };

/**
 * What is wrong with the file itself, in the Design System's words, where nothing of its rows could be read.
 * @returns null where the rows were read: then their findings say more
 */
export function fileMessage(findings: readonly Found[]): string | null {
  const codes = new Set(findings.filter(({ severity }) => severity === 'error').map(({ code }) => code));
  if (codes.has('FILE-008')) return 'The selected file must not be protected by a password';
  if (codes.has('FILE-009')) return 'The selected file must not hold macros';
  if (codes.has('FILE-001') || codes.has('FILE-007'))
    return 'The selected file must be a CSV or an Excel workbook (.xlsx)';
  if (codes.has('FILE-002')) return 'The selected file is empty';
  if (codes.has('FILE-004') || codes.has('FILE-010')) return 'The selected file must be smaller than 2MB';
  return codes.has('FILE-003') || codes.has('FILE-006') ? 'The selected file must use the template' : null;
}

let common: Promise<ReadonlySet<string>> | undefined;

async function read(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common'].map(String));
}

/** Says of a text in small letters whether it is one of the 49,000 most common passwords. Read when first asked for. */
export async function commonPasswords(): Promise<(text: string) => boolean> {
  common ??= read();
  const known = await common;
  return (text) => known.has(text);
}

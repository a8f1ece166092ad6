/** Lines for a shell that has `curl`, `openssl` (1.1.1 or later) and `sha256sum`; the tests run these very lines. */
const lines = (...all: string[]) => all.join('\n');

/** Downloads a release's manifest, its signature and the key, and checks the signature. */
export const checkSignature = (origin: string, release: number, key: string) =>
  lines(
    `curl -sfO '${origin}/releases/${release}/manifest.json'`,
    `curl -sfO '${origin}/releases/${release}/manifest.json.sig'`,
    `curl -sfO '${origin}/.well-known/release-keys/${key}.pem'`,
    `openssl pkeyutl -verify -rawin -pubin -inkey ${key}.pem -in manifest.json -sigfile manifest.json.sig`,
  );

/** Downloads one file and looks for its hash beside its path in the manifest: prints both where they are there. */
export const checkOneFile = (origin: string, path: string) =>
  lines(
    `hash=$(curl -sf '${origin}${path}' | sha256sum | cut -d ' ' -f 1)`,
    `grep -oF '"path":"${path}","sha256":"'$hash manifest.json`,
  );

/** Downloads every file that the manifest names and compares it with its hash; the last line says how many did not hold. */
export const checkEveryFile = (origin: string) =>
  lines(
    'faults=0',
    "while IFS='\"' read -r _ _ _ path _ _ _ hash _; do",
    `  curl -sf "${origin}$path" | sha256sum | grep -q "^$hash" || { echo "$path differs"; faults=$((faults + 1)); }`,
    'done < <(grep -o \'"path":"[^"]*","sha256":"[0-9a-f]*"\' manifest.json)',
    'echo "$faults files differ"',
  );

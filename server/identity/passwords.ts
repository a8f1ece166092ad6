import { hash, verify } from '@node-rs/argon2';

/** Argon2id, the library's default, with OWASP's least: 19 MiB, two passes, one lane. */
const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Compared against where an address has no account, so that both answers take the same time. */
let nobody: Promise<string> | undefined;

/** The hash of a password, with its own salt. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, settings);
}

/** Whether the password is the one hashed; without a hash it takes as long and says no. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password');
  const right = await verify(passwordHash ?? (await nobody), password);
  return passwordHash !== null && right;
}

/** What an OpenID provider says of somebody, once its signature holds. Rights are no part of it: they stand in our own table. */
export type ProviderSays = {
  issuer: string;
  subject: string;
  email: string | null;
  /** Null where it says nothing of it. */
  emailVerified: boolean | null;
  /** The words of `amr` and `acr`: how they showed who they are. */
  methods: readonly string[];
};

/** Capitals of ASCII only: other letters become other people's (the Kelvin sign would become a `k`). */
const lowered = (email: string) => email.trim().replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/**
 * The address by which somebody who comes for the first time may be found among those who were invited; null where the
 * provider does not vouch for it.
 * @param vouchedFor whoever runs the service knows that the provider verifies every address, although it does not say so
 */
export function addressToFind(says: Pick<ProviderSays, 'email' | 'emailVerified'>, vouchedFor: boolean): string | null {
  const verified = says.emailVerified ?? vouchedFor;
  return verified && says.email !== null && says.email.length <= 200 ? lowered(says.email) : null;
}

/** Whether the provider says that a second factor was used, in one of the words that count here. */
export function saysSecondFactor({ methods }: Pick<ProviderSays, 'methods'>, counts: readonly string[]): boolean {
  return methods.some((method) => counts.includes(method));
}

/**
 * Whether somebody whom the provider sent must give a code of their own app as well. Who comes for the first time gives one
 * wherever there is an app: until then nothing but an address says that the account is theirs.
 */
export function mustGiveCode(known: { hasApp: boolean; first: boolean; factorAtProvider: boolean }): boolean {
  return known.hasApp && (known.first || !known.factorAtProvider);
}

/** For how long after showing the provider who they are people without a password may change how they sign in, in milliseconds. */
const FRESH = 10 * 60_000;

/** Whether that was a short time ago. `provenAt` is null where the provider did not say when. */
export function isFresh(provenAt: Date | null, now: Date): boolean {
  return provenAt !== null && now.getTime() - provenAt.getTime() < FRESH;
}

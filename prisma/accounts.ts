/** One of the three database accounts, and where it signs in. */
export type DatabaseAddress = {
  host: string;
  port: number;
  /** Path of a unix socket, used in place of host and port where there is one. */
  socketPath?: string;
  database: string;
  user: string;
  password: string;
};

/** owner: migrations and grants only. app: the running service. public: the gallery's views and nothing else. */
export type ThreeAccounts = { owner: DatabaseAddress; app: DatabaseAddress; public: DatabaseAddress };

/** Quoted as SQL wants an account: `'name'@'host'`. `%` because the service may stand on another machine. */
export function accountName(user: string, host = '%'): string {
  return `${quoted(user)}@${quoted(host)}`;
}

/** A string as SQL writes it. */
export function quoted(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

/** The statement that makes one of the lesser accounts, for us or for an administrator to run. */
export function accountStatement({ user, password }: Pick<DatabaseAddress, 'user' | 'password'>): string {
  return `CREATE USER ${accountName(user)} IDENTIFIED BY ${quoted(password)}`;
}

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

/** The statements that make the two lesser accounts, for us or for an administrator to run. They may be run again. */
export function accountStatements(accounts: Pick<ThreeAccounts, 'app' | 'public'>): string[] {
  return [accounts.app, accounts.public].flatMap(({ user, password }) => [
    `CREATE USER IF NOT EXISTS ${accountName(user)} IDENTIFIED BY ${quoted(password)}`,
    `ALTER USER ${accountName(user)} IDENTIFIED BY ${quoted(password)}`,
  ]);
}

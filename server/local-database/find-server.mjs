import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { CONFIGURATION, Refusal } from '../bootstrap/refusal.mjs';
import { say, step } from '../bootstrap/step.mjs';

const PACKAGES = ['mariadb-server-core', 'mariadb-client-core'];
const SYSTEM_FOLDERS = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/** The PATH given, and behind it the folders in which Debian keeps its own programs. */
export const systemPath = () => [process.env.PATH ?? '', ...SYSTEM_FOLDERS].join(delimiter);

/**
 * @param {string[]} names the first that is found wins
 * @param {string} path folders, as in PATH
 * @returns {string | null}
 */
export function findProgram(names, path = process.env.PATH ?? '') {
  for (const name of names) {
    for (const folder of path.split(delimiter).filter(Boolean)) {
      const file = join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // not here: try the next folder
      }
    }
  }
  return null;
}

/**
 * @typedef {{ server: string, initialise: string, version: string }} ServerPrograms
 * @param {string} path folders, as in PATH
 * @returns {Promise<ServerPrograms | null>} null where no MariaDB is found; MySQL's own mysqld has no secure_timestamp,
 *   without which a session could move its clock and read what is not yet published, so it does not count
 */
async function findIn(path) {
  for (const name of ['mariadbd', 'mysqld']) {
    const server = findProgram([name], path);
    if (!server) continue;
    const { stdout } = await promisify(execFile)(server, ['--version']).catch(() => ({ stdout: '' }));
    const version = /Ver (\S+)/.exec(stdout)?.[1] ?? '';
    if (!/mariadb/i.test(stdout)) continue;
    const beside = dirname(realpathSync(server));
    const folders = [path, beside, join(beside, '../bin'), join(beside, '../scripts')].join(delimiter);
    const initialise = findProgram(['mariadb-install-db', 'mysql_install_db'], folders);
    if (initialise) return { server, initialise, version };
  }
  return null;
}

const canInstall = () => process.getuid?.() === 0 && findProgram(['apt-get'], systemPath()) !== null;

function nothingFound() {
  const installed = existsSync('/usr/sbin/mariadbd');
  return new Refusal(
    CONFIGURATION,
    [
      'No database server: neither mariadbd nor a MariaDB mysqld is on the PATH, and only root can install one.',
      'Do one of these and start again:',
      installed ? '  - a server stands in /usr/sbin: PATH="$PATH:/usr/sbin" npm start' : '',
      `  - install it as root: apt-get install --no-install-recommends ${PACKAGES.join(' ')}`,
      '    (an ordinary user also needs /usr/sbin on the PATH: PATH="$PATH:/usr/sbin")',
      '  - set DATABASE_URL=mysql://USER:PASSWORD@HOST:3306/DATABASE to use a server that runs already',
    ]
      .filter(Boolean)
      .join('\n'),
  );
}

/**
 * Refuses at once where a server can be neither found nor installed, so that nobody waits for an install first.
 * @returns {Promise<ServerPrograms | null>} null: it is to be installed
 */
export async function findServer() {
  const found = await findIn(process.env.PATH ?? '');
  if (!found && !canInstall()) throw nothingFound();
  return found;
}

/**
 * Finds a MariaDB server on the PATH, or installs Debian's packages as root.
 * @returns {Promise<ServerPrograms>}
 */
export async function findOrInstallServer() {
  const found = await findServer();
  if (found) return found;
  say(`Installing the database server (${PACKAGES.join(', ')}) …`);
  await installPackages(PACKAGES, 'The database server');
  const installed = await findIn(systemPath());
  if (!installed) throw nothingFound();
  return installed;
}

/**
 * Installs Debian packages as root; puts right what an interrupted install left, and refreshes the lists only if needed.
 * @param {string[]} packages
 * @param {string} what in words, for the error
 */
export async function installPackages(packages, what) {
  const apt = findProgram(['apt-get'], systemPath());
  if (!apt) throw new Refusal(CONFIGURATION, `${what} cannot be installed here: there is no apt-get.`);
  const env = { ...process.env, PATH: systemPath(), DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env, quiet: true, ownGroup: true, code: CONFIGURATION };
  const wait = ['-o', 'DPkg::Lock::Timeout=120'];
  const install = () => step(what, apt, ['install', '-y', '--no-install-recommends', ...wait, ...packages], options);
  try {
    await install();
  } catch {
    await step('dpkg --configure -a', 'dpkg', ['--configure', '-a'], options).catch(() => undefined);
    await step('apt-get update', apt, ['update', ...wait], options);
    await install();
  }
}

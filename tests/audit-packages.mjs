/**
 * `npm run audit:packages`: asks the registry for known faults of the packages that the service runs with, and lays them
 * beside what was accepted, with reasons, in docs/accepted-advisories.json. 0 none stands open, 1 some do, 2 the registry
 * gave no answer: not every one has the address that npm asks.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/**
 * @typedef {{ advisory: string, package: string, reason: string, until: string }} Accepted
 * @typedef {{ source?: number, name: string, title: string, url: string, severity: string }} Advisory
 * @typedef {{ vulnerabilities: Record<string, { via: (Advisory | string)[] }> }} Report
 */

/** The id of an advisory, as GitHub has it: the last part of its address. @param {Advisory} advisory */
const idOf = ({ url }) => url.split('/').at(-1) ?? url;

/**
 * What stands open: advisories that nobody accepted, those accepted for longer than was said, and what was accepted and is
 * no longer reported, which is to be taken out of the list.
 * @param {Report} report of `npm audit --json`
 * @param {readonly Accepted[]} accepted
 * @param {string} today `YYYY-MM-DD`
 * @returns {string[]}
 */
export function openAdvisories(report, accepted, today) {
  const advisories = Object.values(report.vulnerabilities).flatMap(({ via }) =>
    via.filter((each) => typeof each !== 'string'),
  );
  const found = new Map(advisories.map((advisory) => [`${idOf(advisory)} ${advisory.name}`, advisory]));
  const keyOf = (/** @type {Accepted} */ one) => `${one.advisory} ${one.package}`;
  const open = [...found].flatMap(([key, { name, severity, title, url }]) => {
    const there = accepted.find((one) => keyOf(one) === key);
    if (there && there.until >= today) return [];
    return [`${name}: ${title} (${severity}), ${url}${there ? `; it was accepted until ${there.until}` : ''}`];
  });
  const gone = accepted.filter((one) => !found.has(keyOf(one)));
  return [...open, ...gone.map((one) => `${one.package}: ${one.advisory} is accepted and not reported any more`)];
}

/** @returns {Report | null} null where the registry gave no answer */
function askRegistry() {
  const args = ['audit', '--omit=dev', '--json'];
  const asked = () =>
    execFileSync('npm', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 60_000 });
  const reportIn = (/** @type {string} */ text) => {
    const report = JSON.parse(text);
    return report && typeof report.vulnerabilities === 'object' ? report : null;
  };
  try {
    return reportIn(asked());
  } catch (error) {
    // npm ends with 1 where it found something, and says what.
    const text = /** @type {{ stdout?: string }} */ (error).stdout;
    try {
      return text ? reportIn(text) : null;
    } catch {
      return null;
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const report = askRegistry();
  if (report === null) {
    console.error(
      'The packages were not audited: the registry in use does not answer npm audit. Run it where one does.',
    );
    process.exit(2);
  }
  const accepted = JSON.parse(readFileSync(new URL('../docs/accepted-advisories.json', import.meta.url), 'utf8'));
  const open = openAdvisories(report, accepted, new Date().toISOString().slice(0, 10));
  for (const line of open) console.error(line);
  console.error(open.length === 0 ? 'No known fault of a package stands open.' : `${open.length} stand open.`);
  process.exit(open.length === 0 ? 0 : 1);
}

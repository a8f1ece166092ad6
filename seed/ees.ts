/**
 * Official data files of DfE's tidy layout as a program. `check FILE` says what a file holds and all that is wrong with
 * it; it needs no database. `rates FILE` works
 * the pack's published rates out again from its counts and the children of a file of ONS's estimates. `import FILE --map INDICATOR=METRIC` takes it over and publishes it. Ends with 0 where all
 * is well, 1 where the file or a mapping has a fault, 2 where it could not run.
 */
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { closeConnections } from '#server/data/connections.ts';
import { checkFile, fileAnswer, fileLines } from './ees/check.ts';
import { CouldNotRun, Faulty } from './ees/endings.ts';
import { importFile } from './ees/import.ts';
import { packRates } from './ees/rates.ts';

const FAULT = 1;
const COULD_NOT_RUN = 2;

const usage = `Give one of:
  npm run ees -- check FILE [--filter COLUMN …] [--json]
  npm run ees -- rates FILE [--json]
  npm run ees -- import FILE --map INDICATOR=METRIC … [--filter COLUMN …] [--dry-run]
                 [--label 'official statistics'] [--source TEXT] [--url ADDRESS] [--json]
An indicator of some lines only: --map 'INDICATOR[filter=category]=METRIC'. --filter names a column of numbers that
holds categories.`;

const commands = new Set(['check', 'rates', 'import']);

const say = (line: string) => process.stdout.write(`${line}\n`);

function argumentsGiven() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        filter: { type: 'string', multiple: true, default: [] },
        map: { type: 'string', multiple: true, default: [] },
        label: { type: 'string' },
        source: { type: 'string' },
        url: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new CouldNotRun(`${(error as Error).message}\n${usage}`);
  }
}

async function run(): Promise<void> {
  const { values, positionals } = argumentsGiven();
  const [command, name, ...more] = positionals;
  if (name === undefined || more.length > 0 || !commands.has(command ?? '')) throw new CouldNotRun(usage);
  const checked = await checkFile(name, values.filter);
  if (command === 'rates') {
    const { rates, lines } = await packRates(basename(name), checked);
    say(values.json ? JSON.stringify(rates, null, 1) : lines.join('\n'));
    return;
  }
  const refused = checked.errors > 0;
  if (command === 'check' || refused) {
    say(
      values.json
        ? JSON.stringify(fileAnswer(basename(name), checked), null, 1)
        : fileLines(basename(name), checked).join('\n'),
    );
    process.exitCode = refused ? FAULT : 0;
    return;
  }
  const { map, label, source, url, json } = values;
  if (map.length === 0)
    throw new CouldNotRun(
      ['Say what is to be taken over: --map INDICATOR=METRIC.', ...fileLines(basename(name), checked)].join('\n'),
    );
  const asked = { maps: map, filters: values.filter, dryRun: values['dry-run'], label, source, url };
  const { answer, lines } = await importFile(basename(name), checked.bytes, asked);
  say(json ? JSON.stringify(answer, null, 1) : lines.join('\n'));
}

// Whoever reads only the first lines (`| head`) has seen what they wanted.
process.stdout.on('error', ({ code }: { code?: string }) => {
  process.exit(code === 'EPIPE' ? process.exitCode : COULD_NOT_RUN);
});

try {
  await run();
} catch (error) {
  const told = error instanceof CouldNotRun || error instanceof Faulty;
  process.stderr.write(`${told ? error.message : `It could not be done: ${(error as Error).message}`}\n`);
  process.exitCode = error instanceof Faulty ? FAULT : COULD_NOT_RUN;
} finally {
  await closeConnections();
}

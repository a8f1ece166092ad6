import path from 'node:path';
import type { SourceFile } from './source-files.ts';

const within = (file: string, ...folders: string[]) => folders.some((folder) => file.startsWith(folder));
const databaseLibraries = /^(mariadb|@prisma\/.*|prisma\/generated\/.*)$/;
const viewLibraries = /^(react|react-dom|recharts|@remix-run)(\/|$)/;
/** What pure decisions may use: schemas, dates, and quantiles of distributions. */
const domainLibraries = new Set(['zod', 'date-fns', '@date-fns/tz', 'jstat']);
const isOurs = (target: string) => /^(app|server|prisma|seed|tests|bench)\//.test(target);

/** Rules about what one module may import. Types flow anywhere; values flow down. */
function importFaults({ path: file, imports, hooks }: SourceFile): string[] {
  const faults: string[] = [];
  for (const { from, typeOnly } of imports) {
    if (typeOnly) continue;
    const fault = (rule: string) => faults.push(`${file} imports ${from}: ${rule}`);
    if (within(file, 'app/') && within(from, 'server/') && file !== 'app/trpc.server.ts') {
      fault('the view reaches the system only through app/trpc.server.ts');
    }
    if (within(file, 'app/') && (databaseLibraries.test(from) || within(from, 'prisma/')))
      fault('the view knows no database');
    if (within(file, 'app/components/', 'app/charts/', 'app/govuk/', 'app/client/') && /\.server\.tsx?$/.test(from)) {
      fault('what the browser may get imports nothing of the server');
    }
    if (within(file, 'app/govuk/') && isOurs(from) && !within(from, 'app/govuk/'))
      fault('app/govuk knows HTML, not our types');
    if (from === 'recharts' && !within(file, 'app/charts/')) fault('Recharts is known in app/charts only');
    if (within(file, 'server/') && within(from, 'app/')) fault('the system knows no view');
    if (within(file, 'server/') && viewLibraries.test(from) && file !== 'server/http.ts')
      fault('the system knows no view');
    if (within(file, 'server/domain/')) {
      if (isOurs(from) ? !within(from, 'server/domain/') : !domainLibraries.has(from)) {
        fault('decisions are pure: they import decisions, zod, date-fns and jstat only');
      }
    }
    if (within(file, 'server/data/') && within(from, 'server/domain/', 'server/trpc/'))
      fault('memory makes no decision');
    if (within(file, 'server/') && databaseLibraries.test(from) && !within(file, 'server/data/')) {
      fault('server/data is the only room that names the database');
    }
    if (within(file, 'server/data/gallery/') && within(from, 'server/data/workshop/', 'prisma/generated/')) {
      fault('the gallery never reads the workshop');
    }
  }
  if (within(file, 'app/charts/')) for (const hook of hooks) faults.push(`${file} calls ${hook}: charts have no hooks`);
  return faults;
}

/** Circular imports of values, each named once. */
function cycles(files: SourceFile[]): string[] {
  const edges = new Map(files.map((f) => [f.path, f.imports.filter((i) => !i.typeOnly).map((i) => i.from)]));
  const state = new Map<string, 'open' | 'closed'>();
  const found: string[] = [];
  const walk = (file: string, trail: string[]): void => {
    if (state.get(file) === 'open')
      found.push(`circular import: ${[...trail.slice(trail.indexOf(file)), file].join(' → ')}`);
    if (state.has(file) || !edges.has(file)) return;
    state.set(file, 'open');
    for (const next of edges.get(file) ?? []) walk(next, [...trail, file]);
    state.set(file, 'closed');
  };
  for (const file of edges.keys()) walk(file, []);
  return found;
}

/** Rooms and files: names from the field, no catch-alls, no barrels, no crowded rooms. */
function roomFaults(files: SourceFile[]): string[] {
  const faults: string[] = [];
  const rooms = new Map<string, number>();
  for (const { path: file } of files) {
    const folder = path.posix.dirname(file);
    rooms.set(folder, (rooms.get(folder) ?? 0) + 1);
    if (/(^|\/)(utils?|helpers?|common|misc|shared)(\/|\.tsx?$)/.test(file))
      faults.push(`${file}: a room without a name`);
    if (/^server\/.*\/index\.ts$/.test(file)) faults.push(`${file}: no barrels`);
  }
  for (const [room, count] of rooms) {
    const crowded = room.startsWith('server/') && count > 16;
    if (crowded) faults.push(`${room} holds ${count} files: give it inner rooms`);
  }
  return faults;
}

function documentFaults(files: SourceFile[]): string[] {
  return files
    .filter((f) => within(f.path, 'server/domain/', 'server/data/'))
    .flatMap((f) => f.undocumented.map((name) => `${f.path}: exported function ${name} has no doc comment`));
}

/** Every breach of the house's structure, in words. */
export function structureFaults(files: SourceFile[]): string[] {
  return [...files.flatMap(importFaults), ...cycles(files), ...roomFaults(files), ...documentFaults(files)];
}

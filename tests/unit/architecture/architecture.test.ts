import { describe, expect, it } from 'vitest';
import { structureFaults } from './rules.ts';
import { readProject, readSource } from './source-files.ts';

const project = readProject(['app', 'server', 'prisma', 'seed']);

describe('the structure of the house', () => {
  it('has no breach of the dependency rule, no circular import, no nameless room and no undocumented decision', () => {
    expect(project.length).toBeGreaterThan(20);
    expect(structureFaults(project)).toEqual([]);
  });

  const planted: [string, string, string, string][] = [
    [
      'a page that calls the domain',
      'app/routes/planted.tsx',
      "import { fold } from '#server/domain/ledger/fold.ts';",
      'only through app/trpc.server.ts',
    ],
    [
      'a component that imports the door',
      'app/components/planted.tsx',
      "import { caller } from '#app/trpc.server.ts';",
      'nothing of the server',
    ],
    [
      'a page that opens the database',
      'app/routes/planted.tsx',
      "import { createPool } from 'mariadb';",
      'knows no database',
    ],
    [
      'a decision that reads a file',
      'server/domain/planted.ts',
      "import { readFileSync } from 'node:fs';",
      'decisions are pure',
    ],
    [
      'a decision that queries',
      'server/domain/planted.ts',
      "import { openConnections } from '#server/data/connections.ts';",
      'decisions are pure',
    ],
    [
      'a query that decides',
      'server/data/planted.ts',
      "import { may } from '#server/domain/people/permissions.ts';",
      'memory makes no decision',
    ],
    [
      'a procedure that names the database',
      'server/trpc/planted.ts',
      "import { PrismaClient } from '#prisma/generated/client.ts';",
      'only room that names the database',
    ],
    ['a system module that draws', 'server/jobs/planted.ts', "import { createElement } from 'react';", 'knows no view'],
    [
      'a chart with a hook',
      'app/charts/planted.tsx',
      "import { useState } from 'react'; export function C() { useState(1); return null; }",
      'charts have no hooks',
    ],
    [
      'a component that knows Recharts',
      'app/components/planted.tsx',
      "import { Line } from 'recharts';",
      'app/charts only',
    ],
    ['a nameless room', 'server/utils/planted.ts', '', 'a room without a name'],
    [
      'an undocumented decision',
      'server/domain/planted.ts',
      'export function decide() { return 1; }',
      'no doc comment',
    ],
  ];
  for (const [what, file, text, rule] of planted) {
    it(`reports ${what} when one is planted`, () => {
      const faults = structureFaults([...project, readSource(file, text)]).filter((fault) => fault.includes('planted'));
      expect(faults.join('\n')).toContain(rule);
    });
  }

  it('reports a circular import when one is planted', () => {
    const faults = structureFaults([
      readSource('server/trpc/planted-a.ts', "import { b } from './planted-b.ts';"),
      readSource('server/trpc/planted-b.ts', "import { a } from './planted-a.ts';"),
    ]);
    expect(faults).toEqual([
      'circular import: server/trpc/planted-a.ts → server/trpc/planted-b.ts → server/trpc/planted-a.ts',
    ]);
  });

  it('lets types flow anywhere', () => {
    const faults = structureFaults([
      readSource('app/routes/planted.tsx', "import type { Ledger } from '#server/domain/ledger/ledger.ts';"),
    ]);
    expect(faults).toEqual([]);
  });
});

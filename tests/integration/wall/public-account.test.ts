import type { Connection } from 'mariadb';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { galleryViews } from '#prisma/gallery-views.ts';
import { grants } from '#prisma/grants.ts';
import { closeConnections } from '#server/data/connections.ts';
import { layFoundations, loadPillars, stageFigures } from '../releases/world.ts';
import { connectAs, emptyDatabase } from '../setup/database.ts';
import { callAs, openService, personWith } from '../setup/service.ts';

let reader: Connection;
const [preparer, checker] = [personWith('official'), personWith('official')];
const later = new Date(Date.now() + 3 * 3_600_000);

async function prepared(): Promise<number> {
  return (await callAs(preparer).release.prepare({ key: uuidv7() })).number;
}

/** Release 1 is out, 2 is approved for later, 3 is prepared; each has a pillar and figures of its own. */
beforeAll(async () => {
  await emptyDatabase();
  openService();
  await layFoundations();
  await loadPillars({ 1: 'Published' });
  await stageFigures([1]);
  await prepared();
  await callAs(checker).release.approve({ key: uuidv7(), number: 1, publishAt: null });
  await loadPillars({ 2: 'Embargoed' });
  await stageFigures([1, 2]);
  await prepared();
  await callAs(checker).release.approve({ key: uuidv7(), number: 2, publishAt: later.toISOString() });
  await loadPillars({ 3: 'Prepared' });
  await stageFigures([1, 2, 3]);
  await prepared();
  reader = await connectAs('public');
});

afterAll(async () => {
  await reader.end();
  await closeConnections();
  await emptyDatabase();
});

const seen = async () => {
  const pillars: { title: string }[] = await reader.query('SELECT `title` FROM `GalleryPillar` ORDER BY `position`');
  const values: { value: number }[] = await reader.query(
    'SELECT `value` FROM `GalleryPublishedValue` ORDER BY `value`',
  );
  const releases: { number: number }[] = await reader.query('SELECT `number` FROM `GalleryRelease` ORDER BY `number`');
  return {
    pillars: pillars.map((row) => row.title),
    values: values.map((row) => row.value),
    releases: releases.map((row) => row.number),
  };
};
const onlyTheFirst = { pillars: ['Published'], values: [1], releases: [1] };

const refused = (sql: string) =>
  reader.query(sql).then(
    () => null,
    (error: { errno: number }) => error.errno,
  );

describe('what the public reads by', () => {
  it.each([...Object.keys(grants), '_prisma_migrations'])('cannot read the table %s', async (table) => {
    expect(await refused(`SELECT 1 FROM \`${table}\` LIMIT 1`)).toBe(1142);
  });

  it.each(galleryViews)('reads the view %s and cannot write to it', async (view) => {
    await expect(reader.query(`SELECT * FROM \`${view}\` LIMIT 1`)).resolves.toBeDefined();
    expect(await refused(`DELETE FROM \`${view}\``)).toBe(1142);
    expect(await refused(`SHOW CREATE VIEW \`${view}\``)).toBe(1142);
  });

  it('has SELECT on those views and no right to anything else', async () => {
    const rights: Record<string, string>[] = await reader.query('SHOW GRANTS');
    const [, ...lines] = rights.map((row) => Object.values(row)[0] ?? '');
    expect(rights.map((row) => Object.values(row)[0])[0]).toMatch(/^GRANT USAGE ON \*\.\*/);
    const views = lines.map((line) => /^GRANT SELECT ON `[^`]+`\.`([^`]+)` TO /.exec(line)?.[1]).filter(Boolean);
    expect(new Set(views)).toEqual(
      new Set(galleryViews.map((view) => views.find((name) => name?.toLowerCase() === view.toLowerCase()))),
    );
    expect(views).toHaveLength(lines.length);
  });
});

describe('what is not published', () => {
  it('is absent: neither approved for later nor prepared, while lower numbers wait', async () => {
    expect(await seen()).toEqual(onlyTheFirst);
  });

  it('stays absent when the session moves its time zone to the ends of the world', async () => {
    for (const zone of ['+13:00', '-12:00']) {
      await reader.query(`SET time_zone = '${zone}'`);
      expect(await seen()).toEqual(onlyTheFirst);
    }
    await reader.query("SET time_zone = '+00:00'");
  });

  it('stays absent when the session tries to move its clock', async () => {
    const clock = () =>
      reader.query('SELECT UTC_TIMESTAMP(6) AS now').then(([row]: { now: Date }[]) => row?.now as Date);
    expect(await refused(`SET timestamp = ${Math.floor(later.getTime() / 1_000) + 3_600}`)).not.toBeNull();
    expect((await clock()).getTime()).toBeLessThan(later.getTime());
    expect(await seen()).toEqual(onlyTheFirst);
  });

  it('is shown when its hour has come, and not what is behind it', async () => {
    const owner = await connectAs('owner');
    try {
      await owner.query('UPDATE `Release` SET `publishAt` = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND WHERE `number` = 2');
      expect(await seen()).toEqual({ pillars: ['Published', 'Embargoed'], values: [1, 2], releases: [1, 2] });
      await owner.query("UPDATE `Release` SET `state` = 'void' WHERE `number` = 2");
      expect(await seen()).toEqual(onlyTheFirst);
    } finally {
      await owner.end();
    }
  });
});

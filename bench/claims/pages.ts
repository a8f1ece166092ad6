import { connectAs } from '../generated.ts';
import { load } from '../load.ts';
import type { Bench } from '../measure-all.ts';
import { say, type Verdict } from '../report.ts';
import { alternating } from '../rounds.ts';
import { processorTime } from '../service.ts';

/** A request with a token goes past the kept bytes; public pages do not look at it. So every page is drawn. */
const cold = { Authorization: 'Bearer none' };
const PAGES = 140;

/** Drawing a page takes no more than 40 ms of processor time above its data (its `.json`, made just as cold). */
export async function pages({ service, file }: Bench): Promise<Verdict[]> {
  const { commitments, comparisons } = await addresses(file);
  const verdicts: Verdict[] = [];
  for (const [name, paths] of Object.entries({ 'commitment page': commitments, 'compare page': comparisons })) {
    const measure = (list: string[]) => async () => {
      const before = processorTime(service.pid);
      await load({ port: service.port, paths: list, headers: cold, stop: { answers: PAGES }, connections: 4 });
      return (processorTime(service.pid) - before) / PAGES;
    };
    const data = paths.map((path) => path.replace(/(?=\?|$)/, '.json'));
    await measure(paths)();
    const time = await alternating({ page: measure(paths), data: measure(data), pageAgain: measure(paths) });
    const above = time.page - time.data;
    say(
      `\nCold ${name}: ${time.page.toFixed(1)} ms of processor time, its data ${time.data.toFixed(1)} ms, above it ${above.toFixed(1)} ms; page against page ${(time.pageAgain / time.page).toFixed(2)} ×`,
    );
    verdicts.push({
      claim: `${name}, cold`,
      figure: `${above.toFixed(1)} ms`,
      limit: '≤ 40 ms above its data',
      kept: above <= 40,
    });
  }
  return verdicts;
}

/** Every commitment of the pack, and comparisons of pairs of places on the pack's own yearly figures. */
export async function addresses(file: Bench['file']): Promise<{ commitments: string[]; comparisons: string[] }> {
  const owner = await connectAs(file, 'owner');
  const slugs: { slug: string }[] = await owner.query(
    'SELECT `slug` FROM `Commitment` WHERE `slug` IS NOT NULL ORDER BY `slug`',
  );
  const asked: { metric: string; area: string }[] = await owner.query(
    "SELECT DISTINCT `metric`, `area` FROM `PublishedValue` WHERE `metric` NOT LIKE 'bench-%' AND `breakdown` = 'total' AND `area` LIKE 'E0%' ORDER BY `area`, `metric` LIMIT 600",
  );
  await owner.end();
  return {
    commitments: slugs.map(({ slug }) => `/commitments/${slug}`),
    comparisons: asked.map(({ metric, area }) => `/compare?metric=${metric}&area=${area}&area=E09000007`),
  };
}

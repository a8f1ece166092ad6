/**
 * How a local authority's own program reports how far the authority is with one step, over plain HTTP. It needs nothing
 * but `fetch`. The journey of rollout by place (tests/e2e/journeys/rollout.spec.ts) runs it against the service.
 *
 * What is reported waits for the department and shows with the next release. The token is made at `/account/tokens`, for
 * reporting steps: it acts in the name of whoever made it, for one authority alone.
 */
export type StepReport = {
  /** Permanent id of the step, as `GET /api/v1/rollout` lists them. */
  stage: string;
  state: 'not-started' | 'in-design' | 'live' | 'not-being-implemented';
  /** Of a live step: since when, `YYYY-MM-DD`. */
  liveOn?: string;
  /** Needed where the day moves, a step is taken back or will not be implemented. It is published. */
  reason?: string;
};

type Service = { origin: string; token: string; area: string };

/** Sends one report. Answers its id; what the service refuses is thrown with every fault in its words. */
export async function reportStep({ origin, token, area }: Service, report: StepReport): Promise<string> {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  // The report says which one it follows, so that two people at once cannot write over each other.
  const stands = await answerOf(await fetch(`${origin}/api/v1/areas/${area}/steps`, { headers }));
  const step = stands.items.find(({ slug }: { slug: string }) => slug === report.stage);
  if (!step) throw new Error(`${area} may not report on ${report.stage}.`);
  // One key for one report: sent again after a lost answer it gives the first answer and writes nothing twice.
  const body = JSON.stringify({ key: crypto.randomUUID(), seen: step.standing?.latest.id ?? null, ...report });
  const send = () => fetch(`${origin}/api/v1/areas/${area}/rollout`, { method: 'POST', headers, body });
  const { id } = await answerOf(await send().catch(send));
  return id;
}

async function answerOf(answer: Response) {
  const body = await answer.json();
  if (answer.ok) return body;
  const faults = (body.findings ?? []).map(
    ({ field, message }: { field: string; message: string }) => `${field}: ${message}`,
  );
  throw new Error([body.detail, ...faults].join('\n'));
}

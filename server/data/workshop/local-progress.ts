import type { Workshop, Writing } from '#server/data/connections.ts';
import type { Ledger, LocalConfirmation, LocalMilestone, LocalProgress } from '#server/domain/ledger/ledger.ts';

type From = Workshop | Writing;

const day = (at: Date) => at.toISOString().slice(0, 10);
/** Columns of every ledger row, as the ledger's types have them; whether a release holds it is not asked. */
const plain = <Row extends { statedOn: Date; recordedAt: Date }>(row: Row) => ({
  ...row,
  statedOn: day(row.statedOn),
  recordedAt: row.recordedAt.toISOString(),
  release: 0,
});

const reportOf = <Row extends Parameters<typeof plain>[0] & { state: string; liveOn: Date | null }>(row: Row) => ({
  ...plain(row),
  state: row.state as LocalProgress['state'],
  liveOn: row.liveOn && day(row.liveOn),
});

/** Every step that areas are expected to set up, correcting rows beside what they correct. */
export async function readSteps(from: From): Promise<LocalMilestone[]> {
  const rows = await from.localMilestone.findMany({ orderBy: [{ position: 'asc' }, { id: 'asc' }] });
  return rows.map((row) => plain(row) as LocalMilestone);
}

/**
 * All that one area reported, of one step where given, and the department's words on it, released or not. Correcting
 * rows stand beside what they correct.
 * @param of `step`: the step's own id
 */
export async function readReports(
  from: From,
  of: { area: string; step?: string },
): Promise<{ progress: LocalProgress[]; confirmations: LocalConfirmation[] }> {
  const rows = await from.localProgress.findMany({
    where: { areaCode: of.area, ...(of.step ? { localMilestoneId: of.step } : {}) },
    include: { confirmations: true },
    orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
  });
  return {
    progress: rows.map(({ confirmations: _, ...row }) => reportOf(row)),
    confirmations: rows.flatMap(({ confirmations }) => confirmations.map(plain)),
  };
}

/** Which area reported on which step (its own id), and who it was; null where there is no such report. */
export async function findReport(
  from: From,
  id: string,
): Promise<{ area: string; step: string; actorId: string } | null> {
  const row = await from.localProgress.findUnique({ where: { id } });
  return row && { area: row.areaCode, step: row.localMilestoneId, actorId: row.actorId };
}

export type ReportingPlace = { code: string; name: string; madeUp: boolean; programmes: string[] };

/** A place with the ids of the programmes it takes part in; null where there is none. */
export async function findPlace(from: From, code: string): Promise<ReportingPlace | null> {
  const row = await from.area.findUnique({
    where: { code },
    select: { code: true, name: true, madeUp: true, participations: { select: { programmeId: true } } },
  });
  if (!row) return null;
  const { participations, ...place } = row;
  return { ...place, programmes: participations.map(({ programmeId }) => programmeId) };
}

export type WaitingReport = Pick<LocalProgress, 'id' | 'state' | 'liveOn' | 'reason' | 'statedOn' | 'actorRole'> & {
  area: { code: string; name: string };
  /** The step's own id. */
  step: string;
};

/** The latest reports of areas on which the department has not said a word, the longest waiting first. */
export async function readWaitingReports(
  from: From,
  part: { skip: number; take: number },
): Promise<{ reports: WaitingReport[]; total: number }> {
  const waiting = `FROM \`LocalProgress\` p JOIN \`Area\` a ON a.\`code\` = p.\`areaCode\`
    WHERE p.\`corrects\` IS NULL
    AND NOT EXISTS (SELECT 1 FROM \`LocalConfirmation\` c WHERE c.\`localProgressId\` = p.\`id\`)
    AND NOT EXISTS (
      SELECT 1 FROM \`LocalProgress\` q
      WHERE q.\`localMilestoneId\` = p.\`localMilestoneId\` AND q.\`areaCode\` = p.\`areaCode\` AND q.\`corrects\` IS NULL
      AND (q.\`statedOn\` > p.\`statedOn\`
        OR (q.\`statedOn\` = p.\`statedOn\` AND q.\`recordedAt\` > p.\`recordedAt\`)
        OR (q.\`statedOn\` = p.\`statedOn\` AND q.\`recordedAt\` = p.\`recordedAt\` AND q.\`id\` > p.\`id\`)))`;
  type Row = Record<'id' | 'state' | 'actorRole' | 'areaCode' | 'name' | 'step', string> & {
    liveOn: Date | null;
    reason: string | null;
    statedOn: Date;
  };
  const [counted] = await from.$queryRawUnsafe<{ total: bigint }[]>(`SELECT COUNT(*) AS \`total\` ${waiting}`);
  const rows = await from.$queryRawUnsafe<Row[]>(
    `SELECT p.\`id\`, p.\`state\`, p.\`liveOn\`, p.\`reason\`, p.\`statedOn\`, p.\`actorRole\`, p.\`areaCode\`, a.\`name\`, p.\`localMilestoneId\` AS \`step\`
     ${waiting} ORDER BY p.\`recordedAt\`, p.\`id\` LIMIT ${Math.trunc(part.take)} OFFSET ${Math.trunc(part.skip)}`,
  );
  const reports = rows.map(({ areaCode, name, state, liveOn, statedOn, ...row }) => ({
    ...row,
    state: state as LocalProgress['state'],
    liveOn: liveOn && day(liveOn),
    statedOn: day(statedOn),
    area: { code: areaCode, name },
  }));
  return { reports, total: Number(counted?.total ?? 0) };
}

/** All that tells these milestones (their own ids) by place: steps, reports, the department's words, and who takes part. */
export async function readPlacesOf(
  from: From,
  milestones: string[],
): Promise<Pick<Ledger, 'localMilestones' | 'localProgress' | 'localConfirmations' | 'takingPart'>> {
  const steps = await from.localMilestone.findMany({ where: { milestoneId: { in: milestones } } });
  const corrections = await from.localMilestone.findMany({ where: { corrects: { in: steps.map(({ id }) => id) } } });
  const reports = await from.localProgress.findMany({
    where: { localMilestoneId: { in: steps.map(({ id }) => id) } },
    include: { confirmations: true },
    orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
  });
  const programmes = [...new Set(steps.map(({ programmeId }) => programmeId))];
  const participations = await from.participation.findMany({
    where: { programmeId: { in: programmes }, area: { madeUp: false }, programme: { madeUp: false } },
  });
  return {
    localMilestones: [...steps, ...corrections].map((row) => plain(row) as LocalMilestone),
    localProgress: reports.map(({ confirmations: _, ...row }) => reportOf(row)),
    localConfirmations: reports.flatMap(({ confirmations }) => confirmations.map(plain)),
    takingPart: new Map(
      programmes.map((id) => [
        id,
        participations.filter(({ programmeId }) => programmeId === id).map(({ areaCode }) => areaCode),
      ]),
    ),
  };
}

import { formatCount, formatMoment } from '#app/format.ts';
import { Timeline } from '#app/govuk/timeline.tsx';
import { doorWords, roleWords } from './return-standing.ts';
import { ScrollingTable } from './scrolling-table.tsx';

type Step = {
  kind: string;
  /** What was done, in words. */
  words: string;
  version: number;
  actorRole: string;
  at: string;
  note: string | null;
  release: number | null;
};
type Version = {
  number: number;
  door: string;
  rows: number;
  warnings: number;
  /** Why there is another version than the published one, in words; null where none was published before. */
  why: string | null;
  submittedAt: string;
};

/** What happened to a return, step by step, and its versions. */
export function ReturnHistory({ steps, versions }: { steps: readonly Step[]; versions: readonly Version[] }) {
  if (steps.length === 0) return <p className="govuk-body">Nothing has been submitted yet.</p>;
  return (
    <>
      <Timeline
        items={steps.map((step) => ({
          label: step.version === 0 ? step.words : `${step.words}: version ${step.version}`,
          byline: roleWords[step.actorRole] ?? step.actorRole,
          dateTime: step.at,
          date: formatMoment(step.at),
          description: step.release === null ? step.note : `Release ${step.release}`,
        }))}
      />
      <ScrollingTable
        label="Versions"
        caption="Versions"
        captionClasses="govuk-table__caption--m"
        head={[
          { text: 'Version', format: 'numeric' },
          { text: 'Submitted' },
          { text: 'How' },
          { text: 'Figures', format: 'numeric' },
          { text: 'Warnings' },
          { text: 'Why another version' },
        ]}
        rows={versions.map((version) => [
          { text: version.number, format: 'numeric' },
          { text: formatMoment(version.submittedAt) },
          { text: doorWords[version.door] ?? version.door },
          { text: version.rows, format: 'numeric' },
          { text: formatCount(version.warnings, 'warning') },
          { text: version.why ?? '–' },
        ])}
      />
    </>
  );
}

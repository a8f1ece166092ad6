import { Radios } from '#app/govuk/radios.tsx';
import { Textarea } from '#app/govuk/textarea.tsx';
import type { GivenRevision } from '#server/domain/returns/versions/revision.ts';

/** A finding about what a version says of itself. */
export type WhyFinding = { column: string | null; message: string };
/** What was answered to the question, and what is wrong with it. */
export type AnsweredWhy = { given: GivenRevision; findings: readonly WhyFinding[] };

/** Where in the question a finding is answered. */
export const placeOfWhy = ({ column }: WhyFinding) => (column === 'reason' ? '#reason' : '#revision');

/** Once a version was published, whoever submits another says what it is, and of a correction why. */
export function RevisionQuestion({ published, answered }: { published: number | null; answered?: AnsweredWhy | null }) {
  if (published === null) return null;
  const { given, findings = [] } = answered ?? {};
  // The hints say what to do; a finding's own words for that name the fields as programs do.
  const messageFor = (column: string) =>
    findings
      .filter((finding) => finding.column === column)
      .map(({ message }) => message.replace(/\.?$/, '.'))
      .join(' ') || undefined;
  return (
    <>
      <Radios
        name="revision"
        legend="Why is there another version?"
        legendClasses="govuk-fieldset__legend--m"
        hint={`Version ${published} of this return was published. It stays public until the department publishes this one.`}
        value={given?.revision}
        errorMessage={messageFor('revision')}
        items={[
          {
            value: 'scheduled',
            text: 'Scheduled revision: late recording',
            hint: 'More was recorded since the quarter closed. One standing note is published with it; give no reason.',
          },
          {
            value: 'correction',
            text: 'Correction: an error is put right',
            hint: 'Its own reason is published beside the figures.',
          },
        ]}
      />
      <Textarea
        name="reason"
        label="Public reason of the correction"
        hint="Only for a correction: what was wrong and what is right now, in 20 to 1,000 characters of plain text. Everybody can read it: write nothing about one child, family or worker."
        rows={4}
        value={given?.reason ?? undefined}
        errorMessage={messageFor('reason')}
      />
    </>
  );
}

import { InsetText } from '#app/govuk/inset-text.tsx';

type Version = { number: number; why: string | null };

/** Before a version is signed off or accepted: why it follows a published one, and what becomes public of that. */
export function VersionWhy({ version, published }: { version: Version | null; published: number | null }) {
  if (!version?.why || published === null) return null;
  return (
    <InsetText>
      <p className="govuk-body govuk-!-font-weight-bold">{version.why}</p>
      <p className="govuk-body">
        Version {published} is published. What version {version.number} changes is published with the next release after
        it is accepted, beside the words above.
      </p>
    </InsetText>
  );
}

/** What withdrawing leaves as it was. */
export function StaysPublic({ published }: { published: number | null }) {
  if (published === null) return null;
  return (
    <InsetText>
      Version {published} was published and stays public. Withdrawing a later one changes nothing of it.
    </InsetText>
  );
}

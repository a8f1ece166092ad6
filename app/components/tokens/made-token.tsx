import { formatDate } from '#app/format.ts';
import { InsetText } from '#app/govuk/inset-text.tsx';
import { SummaryList } from '#app/govuk/summary-list.tsx';
import { WarningText } from '#app/govuk/warning-text.tsx';
import { paths } from '#app/paths.ts';
import { purposesInWords } from './purpose-words.ts';

/** A token just made: the one time that it is shown. */
export function MadeToken(props: {
  made: { name: string; area: string; purposes: string[]; lastDay: string; secret: string | null };
  areas: readonly { code: string; name: string }[];
}) {
  const { made, areas } = props;
  return (
    <>
      {made.secret ? (
        <>
          <WarningText iconFallbackText="Warning">
            Copy the token now. It is not kept and cannot be shown again.
          </WarningText>
          <h2 className="govuk-heading-m">Your token</h2>
          <InsetText>
            <code className="app-breaks">{made.secret}</code>
          </InsetText>
          <p className="govuk-body">
            Give it to the program in a safe way, never by e-mail or in published code. Whoever has it can do what it
            allows, in your name. The program sends it with each call, as <code>Authorization: Bearer</code> and the
            token.
          </p>
        </>
      ) : (
        <InsetText>
          This token was made before, and shown then. If you did not copy it, revoke it and make another.
        </InsetText>
      )}
      <SummaryList
        rows={[
          { key: 'Name', value: made.name },
          { key: 'Area', value: areas.find(({ code }) => code === made.area)?.name ?? made.area },
          { key: 'May', value: purposesInWords(made.purposes) },
          { key: 'Last day', value: `${formatDate(made.lastDay)}, until midnight` },
        ]}
      />
      <p className="govuk-body">
        <a className="govuk-link" href={paths.tokens()}>
          Your tokens
        </a>
      </p>
    </>
  );
}

import { CsrfField } from '#app/components/csrf-field.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { formatDate, formatMoment } from '#app/format.ts';
import { Button } from '#app/govuk/button.tsx';
import { Details } from '#app/govuk/details.tsx';
import { Tag } from '#app/govuk/tag.tsx';
import { purposesInWords } from './purpose-words.ts';

export type ListedToken = {
  id: string;
  name: string;
  area: { code: string; name: string } | null;
  purposes: string[];
  holder: string;
  madeAt: string;
  lastDay: string;
  usedAt: string | null;
  revokedAt: string | null;
  standing: 'works' | 'expired' | 'revoked' | 'powerless';
};

const standingWords = {
  works: { text: 'Works', colour: 'green' },
  expired: { text: 'Expired', colour: 'grey' },
  revoked: { text: 'Revoked', colour: 'grey' },
  powerless: { text: 'Can do nothing', colour: 'yellow' },
} as const;

/** How a token stands; where it can do nothing, why. */
function Standing({ standing, revokedAt }: ListedToken) {
  const { text, colour } = standingWords[standing];
  const why =
    standing === 'revoked' && revokedAt
      ? formatMoment(revokedAt)
      : standing === 'powerless'
        ? 'The account may no longer submit for this area'
        : null;
  return (
    <>
      <Tag colour={colour}>{text}</Tag>
      {why ? (
        <>
          <br />
          {why}
        </>
      ) : null}
    </>
  );
}

/** Takes one token back: opened first, so that nobody stops a program by one wrong press. */
function Revoke({ token, csrf, newKey }: { token: ListedToken; csrf: string; newKey: string }) {
  return (
    <Details
      classes="govuk-!-margin-bottom-0"
      summary={
        <>
          Revoke<span className="govuk-visually-hidden"> {token.name}</span>
        </>
      }
    >
      <form method="post" noValidate>
        <CsrfField token={csrf} />
        <input type="hidden" name="key" value={newKey} />
        <input type="hidden" name="token" value={token.id} />
        <Button variant="warning" classes="govuk-!-margin-bottom-0" preventDoubleClick>
          Revoke for good<span className="govuk-visually-hidden">: {token.name}</span>
        </Button>
      </form>
    </Details>
  );
}

/** Tokens with what became of each, and a way to take back those that could still be used. */
export function TokenTable(props: {
  caption: string;
  tokens: readonly ListedToken[];
  csrf: string;
  /** A key for each token's form, in their order. */
  keys: readonly string[];
  /** Whose each is: for administrators. */
  withHolder?: boolean;
}) {
  const { caption, tokens, csrf, keys, withHolder } = props;
  return (
    <ScrollingTable
      label={caption}
      caption={caption}
      captionClasses="govuk-table__caption--m"
      classes="app-wide-table"
      firstCellIsHeader
      head={[
        { text: 'Name' },
        ...(withHolder ? [{ text: 'Whose' }] : []),
        { text: 'Area' },
        { text: 'May' },
        { text: 'Made' },
        { text: 'Last day' },
        { text: 'Last used' },
        { text: 'State' },
        { text: 'Revoke' },
      ]}
      rows={tokens.map((token, at) => [
        { text: token.name },
        ...(withHolder ? [{ text: token.holder, classes: 'app-breaks' }] : []),
        { text: token.area?.name ?? 'Every area of the account' },
        { text: purposesInWords(token.purposes) },
        { text: formatMoment(token.madeAt) },
        { text: formatDate(token.lastDay) },
        { text: token.usedAt ? formatMoment(token.usedAt) : 'Never' },
        { text: <Standing {...token} /> },
        {
          text:
            token.standing === 'works' || token.standing === 'powerless' ? (
              <Revoke token={token} csrf={csrf} newKey={keys[at] ?? ''} />
            ) : (
              'Nothing to revoke'
            ),
        },
      ])}
    />
  );
}

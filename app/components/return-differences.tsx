import { formatCount, formatMoment, formatUnit } from '#app/format.ts';
import { Button } from '#app/govuk/button.tsx';
import { Select } from '#app/govuk/select.tsx';
import { paths } from '#app/paths.ts';
import { figureText } from './read-figures.tsx';
import { type AskedFigure, figureName } from './return-figures.tsx';
import { kindWords, roleWords } from './return-standing.ts';
import { ScrollingTable } from './scrolling-table.tsx';

type Version = { number: number; submittedAt: string; role: string };
type Difference = Omit<AskedFigure, 'figure'> & {
  kind: string;
  before: AskedFigure['figure'];
  after: AskedFigure['figure'];
  version: number;
  at: string;
  role: string;
};

export type Differing = {
  area: { code: string };
  collection: { id: string };
  versions: readonly Version[];
  from: number;
  to: number;
  sinceSignOff: { version: number; changes: number } | null;
  differences: readonly Difference[];
};

/** Which two versions: `from` and `to` in the address of the page it stands on. */
function Choice({ differing, action, area }: { differing: Differing; action: string; area?: string }) {
  const items = differing.versions.map(({ number, submittedAt }) => ({
    value: number,
    text: `Version ${number}, ${formatMoment(submittedAt)}`,
  }));
  return (
    <form method="get" action={action} aria-label="Choose two versions">
      {area ? <input type="hidden" name="area" value={area} /> : null}
      <Select name="from" label="Compare" value={differing.from} items={items} />
      <Select name="to" label="With the later" value={differing.to} items={items} />
      <Button variant="secondary">Show the differences</Button>
    </form>
  );
}

function explained({ before, after }: Difference): string {
  const now = after?.explanation ?? null;
  const then = before?.explanation ?? null;
  if (now === then) return now ?? '–';
  return [now ?? 'None now', then ? `(before: ${then})` : ''].join(' ').trim();
}

/** What differs between two versions of a return, figure by figure; nothing where there are not two. */
export function ReturnDifferences({
  differing,
  action,
  area,
}: {
  differing: Differing;
  action: string;
  area?: string;
}) {
  const { versions, from, to, differences, sinceSignOff, collection } = differing;
  if (versions.length < 2) return null;
  const caption = `${formatCount(differences.length, 'figure')} changed from version ${from} to version ${to}`;
  return (
    <section aria-labelledby="differences">
      <h2 className="govuk-heading-m" id="differences">
        What changed between versions
      </h2>
      {sinceSignOff ? (
        <p className="govuk-body">
          {formatCount(sinceSignOff.changes, 'figure')} changed since version {sinceSignOff.version} was signed off.
        </p>
      ) : null}
      <Choice differing={differing} action={action} area={area} />
      {differences.length === 0 ? (
        <p className="govuk-body">
          Versions {from} and {to} hold the same figures and explanations.
        </p>
      ) : (
        <>
          <ScrollingTable
            label={caption}
            caption={caption}
            captionClasses="govuk-table__caption--m"
            firstCellIsHeader
            head={[
              { text: 'Figure' },
              { text: 'What happened' },
              { text: `Version ${from}`, format: 'numeric' },
              { text: `Version ${to}`, format: 'numeric' },
              { text: 'Explanation' },
              { text: 'Changed by' },
            ]}
            rows={differences.map((each) => [
              { text: `${figureName(each)} (${formatUnit(each.unit)})` },
              { text: kindWords[each.kind] ?? each.kind },
              { text: figureText(each.before, each.unit, each.decimals), format: 'numeric' },
              { text: figureText(each.after, each.unit, each.decimals), format: 'numeric' },
              { text: explained(each) },
              { text: `${roleWords[each.role] ?? each.role}, version ${each.version}, ${formatMoment(each.at)}` },
            ])}
          />
          <p className="govuk-body">
            <a
              className="govuk-link"
              href={paths.return(collection.id, differing.area.code, 'history.csv', { from, to })}
            >
              Download these differences (CSV)
            </a>
          </p>
        </>
      )}
    </section>
  );
}

import { CsrfField } from '#app/components/csrf-field.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { formatCount, formatDate, formatMoment } from '#app/format.ts';
import { Button } from '#app/govuk/button.tsx';
import { Details } from '#app/govuk/details.tsx';
import { paths } from '#app/paths.ts';
import type { Caller } from '#app/trpc.server.ts';
import { ReturnState, timelinessWords } from './return-state.tsx';

export type MonitoredCollection = Awaited<ReturnType<Caller['monitor']['collections']>>[number];

const waitingWords = {
  'not-open': 'Not open yet',
  open: 'Open',
  due: 'Past its due day: somebody has not signed off',
  complete: 'Every return is signed off',
};

/** One collection: how far it has got, its returns, and the checks that warned most. */
export function CollectionSection({
  collection,
  mayOpen,
  csrf,
  writeKey,
}: {
  collection: MonitoredCollection;
  mayOpen: boolean;
  csrf: string;
  writeKey: string;
}) {
  const { id, programme, words, dueOn, locksOn, progress, areas, warned, asked } = collection;
  const waits = areas.filter((area) => area.waits).length;
  return (
    <section aria-labelledby={id}>
      <h2 className="govuk-heading-m" id={id}>
        {programme}: {words}
      </h2>
      <p className="govuk-body">
        Due on {formatDate(dueOn)}, locks on {formatDate(locksOn)}. {waitingWords[progress.waiting]}. Of{' '}
        {progress.asked} authorities asked, {progress.signedOff} signed off and {progress.accepted} accepted.
      </p>
      {mayOpen && waits > 0 && progress.waiting !== 'not-open' ? (
        <form method="post" action={paths.monitor()}>
          <CsrfField token={csrf} />
          <input type="hidden" name="key" value={writeKey} />
          <input type="hidden" name="collection" value={id} />
          <Button variant="secondary" preventDoubleClick>
            Remind {formatCount(waits, 'authority', 'authorities')}
            <span className="govuk-visually-hidden">
              {' '}
              of {programme}, {words}
            </span>
          </Button>
        </form>
      ) : null}
      {areas.length === 0 ? null : (
        <ScrollingTable
          label={`Returns of ${programme}, ${words}`}
          caption={`Returns of ${programme}, ${words}`}
          captionClasses="govuk-visually-hidden"
          head={[
            { text: 'Authority' },
            { text: 'State' },
            { text: 'Timely' },
            { text: `Figures, of ${asked}`, format: 'numeric' },
            { text: 'Warnings', format: 'numeric' },
            { text: 'Version', format: 'numeric' },
            { text: 'Last step' },
          ]}
          firstCellIsHeader
          rows={areas.map(({ code, name, state, stateName, version, changedAt, timeliness, given, warningCount }) => [
            {
              text:
                mayOpen && version > 0 ? <ReturnLink collection={id} area={code} name={name} words={words} /> : name,
            },
            { text: <ReturnState state={state} name={stateName} /> },
            { text: timelinessWords(timeliness) },
            { text: given, format: 'numeric' },
            { text: version === 0 ? 'none' : warningCount, format: 'numeric' },
            { text: version === 0 ? 'none' : version, format: 'numeric' },
            { text: changedAt ? formatMoment(changedAt) : 'none' },
          ])}
        />
      )}
      {warned.length > 0 ? (
        <Details summary={`Warnings by check: ${programme}, ${words}`}>
          <ScrollingTable
            label={`Warnings by check, ${programme}, ${words}`}
            caption={`Warnings by check, ${programme}, ${words}`}
            captionClasses="govuk-visually-hidden"
            head={[
              { text: 'Check' },
              { text: 'What it says' },
              { text: 'Warnings', format: 'numeric' },
              { text: 'Returns', format: 'numeric' },
            ]}
            firstCellIsHeader
            rows={warned.map(({ code, meaning, warnings, returns }) => [
              { text: code },
              { text: meaning },
              { text: warnings, format: 'numeric' },
              { text: returns, format: 'numeric' },
            ])}
          />
        </Details>
      ) : null}
    </section>
  );
}

function ReturnLink({
  collection,
  area,
  name,
  words,
}: {
  collection: string;
  area: string;
  name: string;
  words: string;
}) {
  return (
    <a className="govuk-link" href={paths.monitorReturn(collection, area)}>
      {name}
      <span className="govuk-visually-hidden">, {words}</span>
    </a>
  );
}

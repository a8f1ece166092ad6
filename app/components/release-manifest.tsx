import { formatMoment } from '#app/format.ts';
import { InsetText } from '#app/govuk/inset-text.tsx';
import { SummaryList } from '#app/govuk/summary-list.tsx';
import { paths } from '#app/paths.ts';
import { checkOneFile, checkSignature } from './verify-commands.ts';

type Signed = { sha256: string; keyId: string; madeAt: string; reason: string | null };
type Check = { origin: string; manifest: (Signed & { body: string }) | null; before: readonly Signed[] };

/** What the files of a release were, by whose key that is signed, and how to check it with tools of one's own. */
export function ReleaseManifest({ number, check }: { number: number; check: Check }) {
  const { manifest, before, origin } = check;
  return (
    <section aria-labelledby="manifest">
      <h2 className="govuk-heading-m" id="manifest">
        Check a file
      </h2>
      {manifest ? (
        <>
          <p className="govuk-body">
            The{' '}
            <a className="govuk-link" href={paths.manifest(number)}>
              manifest
            </a>{' '}
            lists every data file of this release with its SHA-256 hash, and is{' '}
            <a className="govuk-link" href={paths.manifestSignature(number)}>
              signed
            </a>{' '}
            (the{' '}
            <a className="govuk-link" href={paths.shortSignature(number)}>
              same signature under a shorter name
            </a>
            ).
          </p>
          <SummaryList
            rows={[
              { key: 'Made', value: formatMoment(manifest.madeAt) },
              { key: 'SHA-256 of the manifest', value: <code>{manifest.sha256}</code> },
              {
                key: 'Key',
                value: (
                  <a className="govuk-link" href={paths.releaseKey(manifest.keyId)}>
                    {manifest.keyId}
                  </a>
                ),
              },
            ]}
          />
          {manifest.reason && (
            <InsetText>
              This manifest takes the place of the one with the hash <code>{before[0]?.sha256}</code>. The reason:{' '}
              {manifest.reason}
            </InsetText>
          )}
          <p className="govuk-body">To check that the manifest is signed by this service:</p>
          <pre className="app-commands">
            <code>{checkSignature(origin, number, manifest.keyId)}</code>
          </pre>
          <p className="govuk-body">To check one file, for instance the list of commitments:</p>
          <pre className="app-commands">
            <code>{checkOneFile(origin, `/commitments.csv?release=${number}`)}</code>
          </pre>
          <p className="govuk-body">
            <a className="govuk-link" href={`${paths.data()}#check`}>
              How to check all files, and since when each key is valid
            </a>
          </p>
        </>
      ) : (
        <p className="govuk-body">
          A signed manifest of every data file is made when the release comes out. Look again some minutes after that.
        </p>
      )}
    </section>
  );
}

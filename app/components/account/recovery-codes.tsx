import { WarningText } from '#app/govuk/warning-text.tsx';

/** Recovery codes just made: the one time that they are shown. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <>
      <WarningText iconFallbackText="Warning">
        Copy or print these codes now. They are not kept and cannot be shown again.
      </WarningText>
      <p className="govuk-body">
        Each code lets you sign in once without your app. Keep them apart from your password, where only you can get at
        them.
      </p>
      <ul className="govuk-list govuk-list--bullet app-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </>
  );
}

import { formatCount } from '#app/format.ts';
import { ErrorSummary } from '#app/govuk/error-summary.tsx';
import { NotificationBanner } from '#app/govuk/notification-banner.tsx';

type Answered = {
  message: string | null;
  collection: string;
  said: { name: string; letters: number; why: string | null }[] | null;
};

/** Who was reminded, and who was not and why. */
export function Reminded({ answered: { message, said, collection } }: { answered: Answered }) {
  if (message || !said) return <ErrorSummary errorList={[{ text: message ?? '', href: `#${collection}` }]} />;
  const [told, not] = [said.filter(({ why }) => why === null), said.filter(({ why }) => why !== null)];
  return (
    <NotificationBanner type={told.length > 0 ? 'success' : undefined}>
      <p className="govuk-notification-banner__heading">
        {told.length > 0 ? `${formatCount(told.length, 'authority', 'authorities')} reminded` : 'Nobody was reminded'}
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {told.map(({ name, letters }) => (
          <li key={name}>
            {name}: {formatCount(letters, 'letter')}
          </li>
        ))}
        {not.map(({ name, why }) => (
          <li key={name}>
            {name}: {why}
          </li>
        ))}
      </ul>
    </NotificationBanner>
  );
}

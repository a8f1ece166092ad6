import type { ReactNode } from 'react';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { formatCount } from '#app/format.ts';
import { BackLink } from '#app/govuk/back-link.tsx';
import { NotificationBanner } from '#app/govuk/notification-banner.tsx';
import { SummaryList } from '#app/govuk/summary-list.tsx';
import { paths } from '#app/paths.ts';
import type { RecordRow } from '#server/domain/ledger/acts/record-page.ts';
import type { Person } from '#server/domain/people/permissions.ts';
import { RecordTable } from './record-table.tsx';

export type RecordPageProps = {
  user: Person;
  csrf: string;
  caption: string;
  record: { title: string; text: string; rows: readonly RecordRow[]; unpublished: number };
  of: { commitment: string } | { recommendation: string };
  /** What the text is called: “What was promised”. */
  textIs: string;
  /** What else is said of it in short. */
  summary?: readonly { key: string; value: ReactNode }[];
  /** Its page for readers, or from when on there is one. */
  readersPage: ReactNode;
  /** That something was recorded, in words; null where nothing was just now. */
  done: string | null;
  /** What may be added to it. */
  children: ReactNode;
};

/** One thing of the record for those who act on it: what it is, what may be added, and every row of it. */
export function RecordPage(props: RecordPageProps) {
  const { user, csrf, caption, record, of, textIs, summary = [], readersPage, done, children } = props;
  return (
    <SignedInPage
      user={user}
      csrf={csrf}
      at={paths.records()}
      before={<BackLink href={paths.records()}>The record of promises</BackLink>}
      notice={done ? <NotificationBanner type="success" text={done} /> : null}
      caption={caption}
      heading={record.title}
    >
      <SummaryList
        rows={[
          { key: textIs, value: record.text },
          ...summary,
          { key: 'Not published yet', value: formatCount(record.unpublished, 'row') },
          { key: 'Page for readers', value: readersPage },
        ]}
      />
      {children}
      <RecordTable of={of} rows={record.rows} corrects={user.memberships.some(({ role }) => role === 'official')} />
    </SignedInPage>
  );
}

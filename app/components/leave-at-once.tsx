import { ExitThisPage } from '#app/govuk/exit-this-page.tsx';

/** Reviews of children's deaths: who reads of them may need to leave at once. */
const aboutDeaths = ['csprp'];

/** The way out of a page about a review that may distress; nothing on other pages. */
export function LeaveAtOnce({ review }: { review: string | null }) {
  return review !== null && aboutDeaths.includes(review) ? <ExitThisPage /> : null;
}

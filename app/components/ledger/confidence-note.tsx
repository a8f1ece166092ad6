/** How sure the fact is, in words beside it. A fact read in a page needs no words. */
export function ConfidenceNote(props: {
  confidence: 'source' | 'recall' | null;
  note?: string | null;
  toCheck?: boolean;
  checkNote?: string | null;
}) {
  const said = [
    props.confidence === 'recall' ? 'Rests partly on general knowledge.' : null,
    props.note,
    props.toCheck ? 'A later outcome could not be found: check before relying on this.' : null,
    props.checkNote,
  ].filter(Boolean);
  if (said.length === 0) return null;
  return (
    <p className="govuk-body-s app-confidence">
      <strong>How sure this is:</strong> {said.join(' ')}
    </p>
  );
}

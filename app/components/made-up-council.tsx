import { WarningText } from '#app/govuk/warning-text.tsx';

/** Said above everything that a made-up council shows. */
export function MadeUpCouncil() {
  return (
    <WarningText>
      This council is made up. Its figures are an example, and are in no figure of England, a region or neighbours.
    </WarningText>
  );
}

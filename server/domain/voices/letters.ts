/** What officials are told when their draft gives way to voices that have waited as long as they may. */
export function takenBackLetter(draft: { number: number; title: string }): { subject: string; text: string } {
  return {
    subject: `Release ${draft.number} was taken back`,
    text: [
      `The service took back release ${draft.number}, ${draft.title}, which was not approved yet.`,
      'A judgement or a challenge had waited five working days and came out by itself. Releases come out in the order of their numbers.',
      'Nothing is lost: what your release held goes into the next one. Prepare it again: {baseUrl}/monitor/releases',
    ].join('\n\n'),
  };
}

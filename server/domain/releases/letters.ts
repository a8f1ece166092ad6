/**
 * What approvers of an authority are told when a release takes over their return. `{baseUrl}` is filled in when the
 * letter is sent.
 */
export function releasedLetter(
  release: { number: number; title: string },
  collectionId: string,
  publishAt: Date,
): { subject: string; text: string } {
  const when = `${publishAt.toISOString().slice(0, 16).replace('T', ' at ')} UTC`;
  return {
    subject: `Your figures are in release ${release.number}`,
    text: [
      `The figures of your return ${collectionId} are part of release ${release.number}, ${release.title}.`,
      `It is published on ${when}. Small counts are hidden by the rule of each metric.`,
      `Read it: {baseUrl}/releases/${release.number}`,
      'If a figure is wrong, answer under your return: a correction comes out with a later release.',
    ].join('\n\n'),
  };
}

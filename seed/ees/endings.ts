/** What was asked could not be done: the words say why. */
export class CouldNotRun extends Error {}

/** The file or a mapping is at fault: nothing was taken over. */
export class Faulty extends Error {}

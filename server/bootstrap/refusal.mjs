/** Exit codes of the commands (sysexits.h): what went wrong, for whoever started us. */
export const CONFIGURATION = 78;
export const DATABASE_UNREACHABLE = 69;
export const LOAD_FAILED = 70;

/** An ending that is explained to the person at the terminal: a message without a stack, and the exit code. */
export class Refusal extends Error {
  /**
   * @param {number} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
  }
}

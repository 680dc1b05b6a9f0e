/** The document is fine, the drawing is not possible; the message is for people. */
export class CannotDrawError extends Error {
  override readonly name = 'CannotDrawError';
}

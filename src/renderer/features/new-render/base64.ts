/** A multiple of three, so that pieces join without padding, and short enough to be spread as arguments. */
const PIECE_BYTES = 3 * 8_192;

/** Base64 of bytes of any length. */
export function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
    text += btoa(String.fromCharCode(...bytes.subarray(from, from + PIECE_BYTES)));
  }
  return text;
}

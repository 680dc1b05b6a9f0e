/** The file cannot be shown, and never will be. The message is a sentence for people. */
export class Refused extends Error {}

/** There is no decoder for it here; a window may have one. */
export class NoDecoder extends Error {}

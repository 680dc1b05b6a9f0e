/**
 * The public halves (SPKI in base64) of the keys whose signature makes a feed believed. The private
 * one is a secret of the workflow; `node tools/update-feeds.ts new-key` makes a pair.
 *
 * A new key is added here a release before it begins to sign, and both sign until no app is left
 * that knows only the old one. While there is none, as before a first release, no app updates
 * itself.
 */
export const feedKeys: readonly string[] = [];

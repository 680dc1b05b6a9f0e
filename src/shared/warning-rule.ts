/** Longer than any rule's words. */
const LONGEST = 300;

/**
 * The rule behind a warning: its words without the place, the names and the numbers of this one
 * payload. A person can say once that what it warns of need not be shown again.
 */
export function warningRule(providerId: string, warning: string): string {
  const words = warning
    .replace(/^[\p{L}_$][\p{L}\p{N}_$.[\]-]*: /u, '')
    .replace(/"[^"]*"|‘[^’]*’|“[^”]*”/g, '…')
    .replace(/\d+/g, '#');
  return `${providerId}: ${words}`.slice(0, LONGEST);
}

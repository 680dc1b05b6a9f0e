/** A feed is read by every app, several times a day. In characters. */
const MOST = 6_000;

/** The part of a changelog about a version, else about what is unreleased, as plain text. */
export function notesOf(changelog: string, version: string): string {
  const parts = changelog.split(/^## /m).slice(1);
  const about = (name: string) => parts.find((part) => part.startsWith(`[${name}]`));
  const [, ...lines] = (about(version) ?? about('Unreleased') ?? '').split('\n');
  const text = lines
    .join('\n')
    // A line that goes on in the next is one; headings and code lose their signs.
    .replaceAll(/\n {2,}(?=\S)/g, ' ')
    .replaceAll(/^### /gm, '')
    .replaceAll(/`([^`]*)`/g, '$1')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .trim();
  if (text.length <= MOST) return text;
  return `${text.slice(0, text.lastIndexOf('\n', MOST))}\n…`;
}

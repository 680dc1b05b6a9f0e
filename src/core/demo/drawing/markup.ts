/** A piece of SVG whose top left corner is at 0,0. Sizes in pixels at 1x. */
export interface Piece {
  readonly width: number;
  readonly height: number;
  readonly svg: string;
}

/** Text as it may stand in SVG: markup escaped, characters that XML forbids left out. */
export function escaped(text: string): string {
  return withoutForbidden(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** XML 1.0 section 2.2: no control characters but tab and line ends, no lone surrogates. */
export function withoutForbidden(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, (character) =>
    ['\t', '\n', '\r'].includes(character) ? character : '',
  );
}

export function rounded(value: number): string {
  return String(Math.round(value * 100) / 100);
}

export function at(x: number, y: number, svg: string): string {
  return `<g transform="translate(${rounded(x)} ${rounded(y)})">${svg}</g>`;
}

export function box(
  place: { x: number; y: number; width: number; height: number },
  fill: string,
  radius = 0,
): string {
  const { x, y, width, height } = place;
  const corners = radius === 0 ? '' : ` rx="${rounded(radius)}"`;
  return `<rect x="${rounded(x)}" y="${rounded(y)}" width="${rounded(width)}" height="${rounded(height)}"${corners} fill="${fill}"/>`;
}

export function circle(x: number, y: number, radius: number, fill: string): string {
  return `<circle cx="${rounded(x)}" cy="${rounded(y)}" r="${rounded(radius)}" fill="${fill}"/>`;
}

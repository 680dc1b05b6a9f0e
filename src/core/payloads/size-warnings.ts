/** From this share of what a provider takes on, a little more is too much. */
const NEAR_LIMIT = 0.8;
/** Characters of a text that hardly any picture has room for. */
const LONG_TEXT = 5_000;
/** Bytes of data: addresses that slow a submit and are better hosted. */
const MUCH_DATA = 262_144;
/** More places would not be read. */
const SHOWN_PLACES = 3;
const KIBIBYTE = 1_024;

interface Found {
  readonly path: string;
  readonly length: number;
}

/**
 * What is large about a payload that may still be sent: all of it, data: addresses, texts. Places
 * are named, never what stands there.
 * @param bytes of the payload as it is sent
 * @param limit bytes that the provider takes
 */
export function sizeWarnings(
  document: unknown,
  bytes: number,
  { name, payloadByteLimit: limit }: { readonly name: string; readonly payloadByteLimit: number },
): string[] {
  const { data, texts } = largeStrings(document);
  const dataBytes = data.reduce((sum, { length }) => sum + length, 0);
  const warnings: string[] = [];
  if (bytes >= limit * NEAR_LIMIT)
    warnings.push(`The payload has ${size(bytes)} of the ${size(limit)} that ${name} takes.`);
  if (dataBytes >= MUCH_DATA) {
    const many = data.length === 1 ? 'A data: address has' : `${data.length} data: addresses have`;
    warnings.push(
      `${many} ${size(dataBytes)} of the ${size(limit)} that ${name} takes (${places(data)}): host them and give their addresses instead.`,
    );
  }
  for (const { path, length } of texts.slice(0, SHOWN_PLACES))
    warnings.push(`${path}: this text has ${length} characters, more than a picture shows.`);
  const more = texts.length - SHOWN_PLACES;
  return more > 0 ? [...warnings, `${more} more texts as long as these.`] : warnings;
}

function largeStrings(document: unknown): { data: Found[]; texts: Found[] } {
  const data: Found[] = [];
  const texts: Found[] = [];
  const rest: { value: unknown; path: string }[] = [{ value: document, path: '' }];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const { value, path } = next;
    if (typeof value === 'string') {
      // Without characters beyond ASCII, which data: addresses have none of, one is a byte.
      if (/^data:/i.test(value)) data.push({ path, length: value.length });
      else if (value.length >= LONG_TEXT) texts.push({ path, length: value.length });
    } else if (Array.isArray(value)) {
      for (const [index, item] of [...value.entries()].toReversed())
        rest.push({ value: item, path: `${path}[${index}]` });
    } else if (typeof value === 'object' && value !== null) {
      for (const [field, item] of Object.entries(value).toReversed())
        rest.push({ value: item, path: path === '' ? field : `${path}.${field}` });
    }
  }
  return { data, texts };
}

function places(found: readonly Found[]): string {
  const largest = found.toSorted((one, other) => other.length - one.length);
  const named = largest.slice(0, SHOWN_PLACES).map(({ path }) => path);
  return [...named, ...(found.length > SHOWN_PLACES ? ['…'] : [])].join(', ');
}

function size(bytes: number): string {
  const mebibytes = bytes / KIBIBYTE / KIBIBYTE;
  const [number, unit] =
    mebibytes < 1
      ? [String(Math.round(bytes / KIBIBYTE)), 'kB']
      : [mebibytes.toFixed(1).replace(/\.0$/, ''), 'MB'];
  return [number, unit].join(' ');
}

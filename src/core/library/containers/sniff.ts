/** Enough for every signature, a long `ftyp` and the beginning of an error page. */
export const SNIFFED_BYTES = 4096;

/** What a file is by its first bytes: a media type; `application/octet-stream` for the unknown. */
export function sniff(head: Buffer): string {
  return signatureType(head) ?? textType(head) ?? 'application/octet-stream';
}

function signatureType(head: Buffer): string | null {
  const at = (text: string, offset = 0): boolean =>
    head.toString('latin1', offset, offset + text.length) === text;
  if (at('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (at('\xff\xd8\xff')) return 'image/jpeg';
  if (at('GIF87a') || at('GIF89a')) return 'image/gif';
  if (at('RIFF') && at('WEBP', 8)) return 'image/webp';
  if (at('RIFF') && at('WAVE', 8)) return 'audio/wav';
  if (at('\x1a\x45\xdf\xa3')) return matroskaType(head);
  if (at('ftyp', 4)) return brandType(head.toString('latin1', 8, 12));
  if (['moov', 'mdat', 'wide', 'free'].some((box) => at(box, 4))) return 'video/quicktime';
  if (at('OggS')) return 'audio/ogg';
  if (at('fLaC')) return 'audio/flac';
  if (at('%PDF-')) return 'application/pdf';
  if (at('PK\x03\x04')) return 'application/zip';
  return at('ID3') ? 'audio/mpeg' : frameSyncType(head);
}

/** MPEG audio without a tag: eleven set bits, then version, layer and rates that exist. */
function frameSyncType(head: Buffer): string | null {
  const [first = 0, second = 0, third = 0] = head;
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return null;
  if ((second & 0xf6) === 0xf0) return 'audio/aac';
  const versionExists = (second & 0x18) !== 0x08;
  const isLayer3 = (second & 0x06) === 0x02;
  const ratesExist = (third & 0xf0) !== 0xf0 && (third & 0x0c) !== 0x0c;
  return versionExists && isLayer3 && ratesExist ? 'audio/mpeg' : null;
}

function matroskaType(head: Buffer): string {
  // The DocType is within the EBML header, which is short.
  return head.subarray(0, 256).includes('webm') ? 'video/webm' : 'video/x-matroska';
}

function brandType(brand: string): string {
  if (brand === 'qt  ') return 'video/quicktime';
  if (brand === 'avif' || brand === 'avis') return 'image/avif';
  if (['heic', 'heix', 'heim', 'heis', 'mif1'].includes(brand)) return 'image/heic';
  if (brand.startsWith('M4A') || brand.startsWith('M4B')) return 'audio/mp4';
  return 'video/mp4';
}

function textType(head: Buffer): string | null {
  const text = asText(head)?.trimStart().toLowerCase();
  if (text === undefined || text === '') return null;
  if (/^(<!doctype html|<html|<head|<body)/.test(text)) return 'text/html';
  if (text.startsWith('<')) {
    if (text.includes('<html')) return 'text/html';
    return /<svg[\s>]/.test(text) ? 'image/svg+xml' : 'application/xml';
  }
  return /^[{[]/.test(text) ? 'application/json' : 'text/plain';
}

/** Null where the bytes are not text in UTF-8. */
function asText(head: Buffer): string | null {
  // A character may be cut where the head ends: up to three bytes of it are left out.
  for (let cut = 0; cut < 4; cut += 1) {
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(
        head.subarray(0, head.byteLength - cut),
      );
      return /[^\P{Cc}\t\n\f\r]/u.test(text) ? null : text;
    } catch {
      continue;
    }
  }
  return null;
}

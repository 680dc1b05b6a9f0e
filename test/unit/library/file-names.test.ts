import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  nameCandidates,
  nameKey,
  PART_SUFFIX,
  safeFileName,
  withExtension,
} from '../../../src/core/library/file-names.ts';

const family = '👨‍👩‍👧';

describe('a safe file name', () => {
  it.each([
    ['plain', 'plain.png'],
    ['Grüße an Zoë', 'Grüße an Zoë.png'],
    ['Gru\u0308\u00DFe', 'Gr\u00FC\u00DFe.png'],
    ['会話 1', '会話 1.png'],
    [`family ${family}`, `family ${family}.png`],
    ['../../etc/passwd', 'etc-passwd.png'],
    ['C:\\Windows\\x', 'C--Windows-x.png'],
    ['a<b>c"d?e*f|g', 'abcdef-g.png'],
    ['.hidden', 'hidden.png'],
    ['--force', 'force.png'],
    ['~', 'untitled.png'],
    ['ends. . .', 'ends.png'],
    ['a\u0000b\u0007c', 'abc.png'],
    ['invoice\u202Egnp.exe', 'invoicegnp.exe.png'],
    ['zero\u200Bwidth\uFEFF', 'zerowidth.png'],
    ['two\nlines\tand\u2028more', 'two lines and more.png'],
    ['half \uD83D emoji', 'half emoji.png'],
    ['', 'untitled.png'],
    ['...', 'untitled.png'],
    [' \u3000 ', 'untitled.png'],
    ['CON', '_CON.png'],
    ['con.backup', '_con.backup.png'],
    ['Lpt9', '_Lpt9.png'],
    ['COM¹', '_COM¹.png'],
    ['NUL .x', '_NUL .x.png'],
    ['console', 'console.png'],
  ])('%j is %j', (wanted, name) => {
    expect(safeFileName(wanted, 'png')).toBe(name);
  });

  it('is cut between characters as people see them', () => {
    const name = safeFileName(family.repeat(50), 'png');
    expect(name).toMatch(new RegExp(`^(?:${family})+\\.png$`, 'u'));
    expect(safeFileName('é'.repeat(500), 'webm')).toMatch(/^é+\.webm$/);
  });

  it('does not end up hidden, reserved, too long or with a separator, whatever is wanted', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.string({ maxLength: 400 }),
      fc.constantFrom('con', 'aux.', ' nul', '.con', '-prn'),
    );
    fc.assert(
      fc.property(anything, (wanted) => {
        const name = safeFileName(wanted, 'png');
        const longest = `${name.slice(0, -4)} (9999).png${PART_SUFFIX}`;
        expect(Buffer.byteLength(longest)).toBeLessThanOrEqual(143);
        expect(name).toMatch(/^[^.\-\s~][^/\\:*?"<>|\p{Cc}]*\.png$/u);
        expect(name).not.toMatch(/[\s.]\.png$|^(?:con|prn|aux|nul|com\d|lpt\d)\s*\./i);
        expect(name).toBe(name.normalize('NFC'));
        expect(safeFileName(name.slice(0, -4), 'png')).toBe(name);
      }),
    );
  });
});

describe('names to try', () => {
  it('count up before the extension', () => {
    const names = nameCandidates('a.b.png');
    expect([names.next().value, names.next().value, names.next().value]).toEqual([
      'a.b.png',
      'a.b (2).png',
      'a.b (3).png',
    ]);
  });

  it('change their extension', () => {
    expect(withExtension('a.b (2).png', 'webm')).toBe('a.b (2).webm');
  });

  it('are one when only letters’ case or composition differs', () => {
    expect(nameKey('STRASSE Ä.PNG')).toBe(nameKey('strasse A\u0308.png'));
    expect(nameKey('a.png')).not.toBe(nameKey('b.png'));
  });
});

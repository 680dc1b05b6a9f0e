import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { describe, expect, it } from 'vitest';
import { notesOf } from '../../../tools/changelog-notes.ts';
import { cycloneDx } from '../../../tools/cyclone-dx.ts';
import { shippedPackages } from '../../../tools/shipped-packages.ts';

const packages = shippedPackages(['node_modules/react/index.js', 'src/renderer/main.tsx']);
const named = (name: string) => packages.filter((each) => each.name === name);

describe('what is shipped', () => {
  it('is what the app depends on, and what the window is made of, and nothing else', () => {
    expect(named('better-sqlite3')).toHaveLength(1);
    expect(named('react')).toHaveLength(1);
    expect(named('typescript')).toEqual([]);
    expect(named('@renderdesk/node-runtime')).toEqual([]);
  });

  it('has a licence and a text each, also where the package brings none', () => {
    const bare = packages.filter(
      ({ licence, texts }) => licence === 'unknown' || texts.join('').length < 20,
    );
    expect(bare).toEqual([]);
    const libav = named('@libav.js/variant-webm-vp9')[0]?.texts.join('\n');
    expect(libav).toContain('The sources of libav.js');
    expect(libav).toContain('GNU LESSER GENERAL PUBLIC LICENSE');
    expect(named('@twemoji/svg')[0]?.texts.join('\n')).toContain('Attribution 4.0');
    expect(named('@expo-google-fonts/inter')[0]?.texts.join('\n')).toContain('SIL OPEN FONT');
  });

  it('is told in a bill of materials that CycloneDX takes', async () => {
    const text = JSON.stringify(cycloneDx('1.2.3', packages));
    const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
    expect(await validator.validate(text)).toBeNull();
    expect(await validator.validate(text.replace('"library"', '"book"'))).not.toBeNull();
    expect(text).toContain('"purl":"pkg:npm/%40orpc/client@1.16.1"');
  });
});

describe('what is new', () => {
  const changelog =
    '# Changelog\n\n## [Unreleased]\n\n- Later\n\n## [1.2.0] - 2026-11-30\n\n### Added\n\n- One thing\n  in `code`, with a [link](https://x).\n';

  it('is what the changelog says of the version, as plain text', () => {
    expect(notesOf(changelog, '1.2.0')).toBe('Added\n\n- One thing in code, with a link.');
    expect(notesOf(changelog, '1.3.0')).toBe('- Later');
    expect(
      notesOf(changelog.replace('Later', 'much\n- '.repeat(5_000)), '9.0.0').length,
    ).toBeLessThan(6_010);
  });
});

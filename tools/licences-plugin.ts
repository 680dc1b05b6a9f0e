import type { Plugin } from 'vite';
import { cycloneDx } from './cyclone-dx.ts';
import { shippedPackages } from './shipped-packages.ts';

/**
 * Puts beside the window what the app is made of: `licences.json`, which it shows, and
 * `sbom.cdx.json`, a bill of materials in CycloneDX. Made with the window, since only then it is
 * known whose code is in it.
 */
export function licencesPlugin(version: string): Plugin {
  return {
    name: 'licences',
    generateBundle(_options, bundle) {
      const files = Object.values(bundle).flatMap((part) =>
        part.type === 'chunk' ? Object.keys(part.modules) : part.originalFileNames,
      );
      const packages = shippedPackages(files);
      const texts = [...new Set(packages.flatMap(({ texts }) => texts))];
      const listed = packages.map(({ integrity: _integrity, texts: own, ...said }) => ({
        ...said,
        texts: own.map((text) => texts.indexOf(text)),
      }));
      this.emitFile({
        type: 'asset',
        fileName: 'licences.json',
        source: JSON.stringify({ packages: listed, texts }),
      });
      this.emitFile({
        type: 'asset',
        fileName: 'sbom.cdx.json',
        source: JSON.stringify(cycloneDx(version, packages)),
      });
    },
  };
}

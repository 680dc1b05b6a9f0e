import type { ShippedPackage } from './shipped-packages.ts';

/** What SPDX would take for an expression; else it is a name. */
const EXPRESSION = /^[A-Za-z0-9.+-]+( (AND|OR|WITH) [A-Za-z0-9.+-]+)*$/;
const isExpression = (licence: string): boolean =>
  licence !== 'unknown' && EXPRESSION.test(licence.replaceAll(/[()]/g, ''));

/** The shipped packages as a bill of materials, CycloneDX 1.6. */
export function cycloneDx(version: string, packages: readonly ShippedPackage[]) {
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: { type: 'application', 'bom-ref': 'renderdesk', name: 'renderdesk', version },
    },
    components: packages.map(component),
    dependencies: [
      { ref: 'renderdesk', dependsOn: packages.map(purl) },
      ...packages.map((each) => ({ ref: purl(each), dependsOn: [] })),
    ],
  };
}

function component({ name, version, licence, homepage, integrity, ...rest }: ShippedPackage) {
  const ref = purl({ name, version, licence, homepage, integrity, ...rest });
  const [algorithm, digest] = (integrity ?? '').split('-');
  return {
    type: 'library',
    'bom-ref': ref,
    name,
    version,
    purl: ref,
    licenses: [isExpression(licence) ? { expression: licence } : { license: { name: licence } }],
    ...(algorithm === 'sha512' && digest !== undefined
      ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }] }
      : {}),
    ...(homepage !== null && URL.canParse(homepage)
      ? { externalReferences: [{ type: 'website', url: new URL(homepage).href }] }
      : {}),
  };
}

function purl({ name, version }: ShippedPackage): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

import { readFileSync } from 'node:fs';
import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { failure, FailureError } from '../../shared/failure.ts';

const ONE_CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * The certificates in a file of the person's.
 * @throws FailureError `invalid-request` where there is no such file, or none is in it
 */
export function readCertificates(path: string | null): string[] {
  if (path === null) return [];
  const found = certificatesIn(path);
  if (found.length > 0) return found;
  throw new FailureError(
    failure(
      'invalid-request',
      `The file ${path} could not be read, or there is no certificate in it.`,
      'Choose a file of certificates in PEM form, which begin with "-----BEGIN CERTIFICATE-----".',
    ),
  );
}

/**
 * Whom TLS connections trust: null for what is built in. Naming any takes the place of all, so
 * the built-in ones are repeated, and those of NODE_EXTRA_CA_CERTS.
 */
export function trustedCertificates(path: string | null): string[] | null {
  const own = path === null ? [] : certificatesIn(path);
  const fromEnvironment = process.env['NODE_EXTRA_CA_CERTS'];
  const more = fromEnvironment === undefined ? [] : certificatesIn(fromEnvironment);
  if (own.length + more.length === 0) return null;
  return [...rootCertificates, ...more, ...own];
}

/** A file that is gone meanwhile is as good as an empty one: connections will say what is missing. */
function certificatesIn(path: string): string[] {
  try {
    const found = readFileSync(path, 'utf8').match(ONE_CERTIFICATE) ?? [];
    return found.filter((text) => isCertificate(text));
  } catch {
    return [];
  }
}

function isCertificate(text: string): boolean {
  try {
    return new X509Certificate(text).raw.byteLength > 0;
  } catch {
    return false;
  }
}

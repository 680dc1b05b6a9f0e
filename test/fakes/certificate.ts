import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface TestCertificate {
  readonly key: string;
  readonly cert: string;
  /** The certificate as a file: who trusts it, trusts the server. */
  readonly path: string;
}

/** A certificate of our own for these names, or null without openssl. */
export function makeCertificate(folder: string, names: readonly string[]): TestCertificate | null {
  const key = join(folder, 'key.pem');
  const path = join(folder, 'cert.pem');
  const subject = names.map((name) => `DNS:${name}`).join(',');
  const words = `req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=test -addext subjectAltName=${subject}`;
  try {
    execFileSync('openssl', [...words.split(' '), '-keyout', key, '-out', path], {
      stdio: 'ignore',
    });
  } catch {
    return null;
  }
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(path, 'utf8'), path };
}

import type { IncomingMessage } from 'node:http';
import { sameSecret } from './same-secret.ts';

/** Whether a request carries the token of this run: `Authorization: Bearer TOKEN`. */
export function hasToken({ headers }: IncomingMessage, token: string): boolean {
  const [scheme = '', given = ''] = (headers.authorization ?? '').split(' ');
  return scheme.toLowerCase() === 'bearer' && sameSecret(given, token);
}

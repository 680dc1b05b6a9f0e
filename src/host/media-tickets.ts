import { createHmac, randomBytes } from 'node:crypto';
import type { MediaLinks } from '../core/ports.ts';
import type { OutputId } from '../shared/ids.ts';
import { sameSecret } from './same-secret.ts';

/**
 * Lets an <img> or <video>, which can send no token, load one output: its address carries a
 * ticket that only this run could have made and that fits this output only.
 */
export interface MediaTickets {
  ticketFor(outputId: OutputId): string;
  fits(outputId: OutputId, ticket: string): boolean;
}

export function createMediaTickets(secret: Uint8Array = randomBytes(32)): MediaTickets {
  const ticketFor = (outputId: OutputId) =>
    createHmac('sha256', secret).update(outputId).digest('base64url');
  return {
    ticketFor,
    fits: (outputId, ticket) => sameSecret(ticket, ticketFor(outputId)),
  };
}

/** Links to the loopback server's media route, relative to its address, valid for this run. */
export function createMediaLinks(tickets: MediaTickets): MediaLinks {
  return {
    urlFor: (outputId, fileName) =>
      `/media/${outputId}/${encodeURIComponent(fileName)}?ticket=${tickets.ticketFor(outputId)}`,
    previewUrlFor: (outputId, part, version) =>
      `/media/${outputId}/preview/${part}?ticket=${tickets.ticketFor(outputId)}&v=${version.toString(36)}`,
  };
}

import type { ProviderCallError } from '../../../src/core/providers/exchange.ts';
import { mockly } from '../../../src/core/providers/mockly/mockly.ts';
import { answering, callError } from './answering.ts';

/** A chat that every page of Mockly's documentation accepts. */
export function chat(more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    mockupType: 'chats',
    platform: 'whatsapp',
    renderKind: 'image',
    resolutionScale: '2x',
    rendererVersion: 'mockup-remotion-v1',
    props: chatProps(),
    ...more,
  };
}

export function chatProps(more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    platform: 'whatsapp',
    sender: { id: 'me', name: 'Ada' },
    receivers: [{ id: 'you', name: 'Bo' }],
    messages: [aMessage()],
    ...more,
  };
}

export function aMessage(more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: 'm1',
    type: 'text',
    userId: 'me',
    text: 'Hello',
    timestamp: '2026-05-01T09:00:00Z',
    ...more,
  };
}

export const imagePayload = () => Buffer.from(JSON.stringify(chat()));
export const videoPayload = () => Buffer.from(JSON.stringify(chat({ renderKind: 'video' })));

export function submitError(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<ProviderCallError> {
  return callError(mockly.submit(imagePayload(), answering(status, body, headers)));
}

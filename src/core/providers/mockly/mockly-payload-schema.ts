import { z } from 'zod';

/*
 * A chat as page "Schema" documents it, to complete and explain payloads while they are written.
 * What is sent is judged by `examine` alone.
 */

const user = z
  .looseObject({
    id: z.string().describe('Messages name their user by it.'),
    name: z.string().optional(),
    image: z.string().optional().describe('A public address of the picture, or a data: URL.'),
  })
  .describe('Somebody in the conversation.');

const message = z.looseObject({
  id: z.string(),
  type: z.string().describe('"text", or another kind of message.'),
  userId: z.string().describe('The id of the sender or of a receiver.'),
  text: z.string().optional(),
  timestamp: z.string().describe('ISO 8601, e.g. 2026-04-30T10:15:00Z.'),
});

const on = (what: string) => z.boolean().optional().describe(what);

const props = z.looseObject({
  platform: z.string().describe('The same as the platform at the top.'),
  conversationType: z.enum(['direct-message', 'group-chat']).optional(),
  groupChatSettings: z
    .looseObject({ name: z.string(), image: z.string().optional() })
    .optional()
    .describe('A group chat needs it.'),
  sender: user,
  receivers: z.array(user),
  messages: z.array(message),
  darkMode: on('The dark look of the platform.'),
  mobileView: on('As on a phone.'),
  showDeviceFrame: on('With the frame of a phone around it.'),
  showDeviceStatus: on('With time and battery at the top.'),
  showHeader: on('With the head of the conversation.'),
  showFooter: on('With the line that one writes in.'),
  showReceiver: on('With the pictures of the receivers.'),
  showDates: on('With the dates between messages.'),
  batteryLevel: z.number().min(0).max(100).optional(),
  statusBarTime: z.string().optional().describe('e.g. 9:41'),
  timeNotation: z.enum(['12h', '24h']).optional(),
  timezone: z.string().optional().describe('An IANA time zone, e.g. Europe/Berlin.'),
  transparentBackground: on('Without a background: PNG, or WebM with alpha.'),
});

export const payloadSchema = z.strictObject({
  mockupType: z.enum(['chats', 'ai', 'stories', 'posts', 'comments', 'emails']),
  platform: z.string().describe('e.g. whatsapp, telegram, imessage'),
  renderKind: z.enum(['image', 'video']).describe('Images come at once; videos are followed.'),
  resolutionScale: z.enum(['1x', '2x', '4x']),
  rendererVersion: z.enum(['mockup-remotion-v1']),
  render3D: z.boolean().optional().describe('Known to the newer endpoint only.'),
  cameraPosition: z.array(z.number()).optional().describe('Known to the newer endpoint only.'),
  props,
});

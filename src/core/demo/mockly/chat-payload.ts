import { z } from 'zod';

/*
 * What the demo provider takes for a chat, after Mockly's published schema page ("Request body",
 * "props"): strict at the top level, tolerant inside `props`, where the vendor keeps adding
 * appearance switches. The bounds on lengths are the demo's own: it draws on the user's machine,
 * so a document that would hold the machine up is refused with a sentence instead.
 */

/** Messages in one conversation; a phone-sized picture of more could not be read anyway. */
export const MESSAGE_COUNT_LIMIT = 400;
/** Characters in one message; longer ones would fill several screens each. */
export const MESSAGE_TEXT_LIMIT = 4_000;
/** Characters of all messages together: keeps layout and drawing within a second or two. */
export const CONVERSATION_TEXT_LIMIT = 60_000;
const NAME_LIMIT = 200;

const userSchema = z.looseObject({
  id: z.string().min(1),
  name: z.string().max(NAME_LIMIT).default(''),
  image: z.string().optional(),
});
export type ChatUser = z.infer<typeof userSchema>;

const messageSchema = z.looseObject({
  id: z.string().min(1),
  type: z.string().min(1),
  userId: z.string().min(1),
  text: z.string().max(MESSAGE_TEXT_LIMIT).optional(),
  timestamp: z.string().refine((text) => !Number.isNaN(Date.parse(text)), {
    error: 'Expected an ISO 8601 date and time',
  }),
});
export type ChatMessage = z.infer<typeof messageSchema>;

const propsSchema = z.looseObject({
  platform: z.string().min(1),
  sender: userSchema,
  receivers: z.array(userSchema),
  // Counted before they are looked at: a hundred thousand would hold the host up.
  messages: z.array(z.unknown()).max(MESSAGE_COUNT_LIMIT).pipe(z.array(messageSchema)),
  conversationType: z.enum(['direct-message', 'group-chat']).default('direct-message'),
  groupChatSettings: z
    .looseObject({ name: z.string().max(NAME_LIMIT), image: z.string().optional() })
    .optional(),
  darkMode: z.boolean().default(false),
  mobileView: z.boolean().default(true),
  showDeviceStatus: z.boolean().default(true),
  showHeader: z.boolean().default(true),
  showFooter: z.boolean().default(true),
  showReceiver: z.boolean().default(false),
  showDates: z.boolean().default(true),
  batteryLevel: z.number().min(0).max(100).default(100),
  statusBarTime: z.string().max(20).default('9:41'),
  timeNotation: z.enum(['12h', '24h']).default('24h'),
  timezone: z.string().refine(isTimezone, { error: 'Expected an IANA time zone' }).optional(),
  transparentBackground: z.boolean().default(false),
});
export type ChatProps = z.infer<typeof propsSchema>;

export const chatPayloadSchema = z
  .strictObject({
    mockupType: z.literal('chats'),
    platform: z.string().min(1),
    renderKind: z.enum(['image', 'video']),
    resolutionScale: z.enum(['1x', '2x', '4x']),
    rendererVersion: z.string().min(1),
    render3D: z.boolean().optional(),
    cameraPosition: z.tuple([z.number(), z.number(), z.number()]).optional(),
    props: propsSchema,
  })
  .superRefine((payload, context) => {
    for (const problem of problemsBetweenFields(payload.platform, payload.props)) {
      context.addIssue({ code: 'custom', path: problem.path, message: problem.message });
    }
  });
export type ChatPayload = z.infer<typeof chatPayloadSchema>;
export type ResolutionScale = ChatPayload['resolutionScale'];

interface FieldProblem {
  readonly path: (string | number)[];
  readonly message: string;
}

function problemsBetweenFields(platform: string, props: ChatProps): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (platform !== props.platform) {
    problems.push({ path: ['props', 'platform'], message: 'Must equal the top-level platform' });
  }
  if (props.conversationType === 'group-chat' && props.groupChatSettings === undefined) {
    problems.push({ path: ['props', 'groupChatSettings'], message: 'Required' });
  }
  let characters = 0;
  for (const [index, message] of props.messages.entries()) {
    characters += message.text?.length ?? 0;
    if (message.type === 'text' && message.text === undefined) {
      problems.push({ path: ['props', 'messages', index, 'text'], message: 'Required' });
    }
  }
  if (characters > CONVERSATION_TEXT_LIMIT) {
    const message = `Too long: the demo draws up to ${CONVERSATION_TEXT_LIMIT} characters in all`;
    problems.push({ path: ['props', 'messages'], message });
  }
  return problems;
}

function isTimezone(name: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The first problem as the vendor words it, e.g. "Required at messages.0.userId" (errors page). */
export function firstProblem(error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue === undefined) return 'Invalid body';
  if (issue.code === 'unrecognized_keys') {
    return `Unrecognized key(s) in object: ${issue.keys.map((key) => `'${key}'`).join(', ')}`;
  }
  const missing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
  const path = issue.path[0] === 'props' && issue.path[1] === 'messages' ? 1 : 0;
  const where = issue.path.slice(path).join('.');
  return `${missing ? 'Required' : issue.message}${where === '' ? '' : ` at ${where}`}`;
}

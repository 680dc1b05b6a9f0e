import { isRecord } from '../answer-words.ts';
import type { Findings } from './mockly-payload.ts';

type Fields = Readonly<Record<string, unknown>>;

const MESSAGE_FIELDS = ['id', 'type', 'userId', 'timestamp'] as const;
/** A value of another type is perhaps refused, perhaps taken for true. */
const SWITCHES = [
  'darkMode',
  'mobileView',
  'showDeviceFrame',
  'showDeviceStatus',
  'showHeader',
  'showFooter',
  'showReceiver',
  'showDates',
  'transparentBackground',
] as const;

/** What page "Schema", sections "props" and "Message", says of a chat. */
export function chatProblems(props: Fields, findings: Findings): void {
  examinePeople(props, findings.problems);
  examineConversation(props, findings.problems);
  examineMessages(props, findings);
  for (const name of SWITCHES) {
    const value = props[name];
    if (value !== undefined && typeof value !== 'boolean') {
      findings.warnings.push(`props.${name}: Mockly documents true or false here.`);
    }
  }
}

function examinePeople(props: Fields, problems: string[]): void {
  if (!isRecord(props['sender']))
    problems.push(wrong('props.sender', props['sender'], 'an object'));
  else examineUser(props['sender'], 'props.sender', problems);
  const receivers: unknown = props['receivers'];
  if (!Array.isArray(receivers)) {
    problems.push(wrong('props.receivers', receivers, 'a list of users'));
    return;
  }
  for (const [index, receiver] of receivers.entries()) {
    const path = `props.receivers[${index}]`;
    if (isRecord(receiver)) examineUser(receiver, path, problems);
    else problems.push(wrong(path, receiver, 'an object'));
  }
}

function examineUser(user: Fields, path: string, problems: string[]): void {
  if (typeof user['id'] !== 'string') problems.push(wrong(`${path}.id`, user['id'], 'a text'));
}

function examineConversation(props: Fields, problems: string[]): void {
  const type = props['conversationType'];
  if (type !== undefined && type !== 'direct-message' && type !== 'group-chat') {
    problems.push('props.conversationType must be "direct-message" or "group-chat".');
  }
  if (type !== 'group-chat') return;
  const settings = props['groupChatSettings'];
  if (!isRecord(settings)) {
    problems.push(
      `${wrong('props.groupChatSettings', settings, 'an object')} A group chat needs it.`,
    );
  } else if (typeof settings['name'] !== 'string') {
    problems.push(wrong('props.groupChatSettings.name', settings['name'], 'a text'));
  }
}

function examineMessages(props: Fields, findings: Findings): void {
  const messages: unknown = props['messages'];
  if (!Array.isArray(messages)) {
    findings.problems.push(wrong('props.messages', messages, 'a list of messages'));
    return;
  }
  if (messages.length === 0) findings.warnings.push('props.messages: there is no message.');
  const people = idsOf(props);
  let strangers = 0;
  for (const [index, message] of messages.entries()) {
    const path = `props.messages[${index}]`;
    if (!isRecord(message)) {
      findings.problems.push(wrong(path, message, 'an object'));
      continue;
    }
    for (const name of MESSAGE_FIELDS) {
      if (typeof message[name] !== 'string') {
        findings.problems.push(wrong(`${path}.${name}`, message[name], 'a text'));
      }
    }
    if (typeof message['userId'] === 'string' && !people.has(message['userId'])) strangers += 1;
  }
  if (strangers > 0) {
    findings.warnings.push(
      `props.messages: ${strangers === 1 ? 'one message is' : `${strangers} messages are`} of a user who is neither the sender nor a receiver.`,
    );
  }
}

function idsOf(props: Fields): ReadonlySet<unknown> {
  const receivers: unknown = props['receivers'];
  const users: unknown[] = [props['sender'], ...(Array.isArray(receivers) ? receivers : [])];
  return new Set(users.filter(isRecord).map((user) => user['id']));
}

function wrong(path: string, value: unknown, expected: string): string {
  return value === undefined ? `${path} is missing.` : `${path} must be ${expected}.`;
}

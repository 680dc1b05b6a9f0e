import { Message, sessionBus, Variant } from '@jellybrick/dbus-next';
import type { Behaviour, Entry, FromService, ToService } from './behaviour.ts';

/*
 * A Secret Service (org.freedesktop.secrets) on the bus of its environment, as far as libsecret asks
 * it anything. It is started by `fork` and told over that channel how to behave.
 */

const SERVICE = 'org.freedesktop.secrets';
const ROOT = '/org/freedesktop/secrets';
const COLLECTION = `${ROOT}/collection/main`;
const SESSION = `${ROOT}/session/one`;
const PROMPT = `${ROOT}/prompt/one`;
const NO_OBJECT = '/';

interface Answer {
  readonly signature: string;
  readonly body: readonly unknown[];
}

let behaviour: Behaviour = { kind: 'well' };
let entries: Entry[] = [];

const bus = sessionBus();
const tell = (message: FromService) => process.send?.(message);

process.on('message', (message: ToService) => {
  if (message.type === 'behave') behaviour = message.behaviour;
  else entries = [...message.entries];
  tell({ type: 'taken' });
});
process.on('disconnect', () => process.exit());

bus.addMethodHandler((call) => {
  if (call.interface === 'org.freedesktop.DBus.Peer') return false;
  tell({ type: 'asked', member: call.member });
  const now = behaviour;
  if (now.kind === 'silent') return true;
  if (now.kind === 'dies' && call.member === 'GetSecrets') process.exit(1);
  setTimeout(() => bus.send(replyTo(call, now)), now.kind === 'slow' ? now.ms : 0);
  return true;
});
await bus.requestName(SERVICE, 0);
tell({ type: 'ready' });

function replyTo(call: Message, now: Behaviour): Message {
  if (now.kind === 'errors') return failed(call, 'org.freedesktop.DBus.Error.Failed', 'no luck');
  if (call.member === 'OpenSession' && call.body[0] !== 'plain') {
    return failed(call, 'org.freedesktop.DBus.Error.NotSupported', 'plain alone is spoken here');
  }
  const answer = answerTo(call, now);
  if (answer === null) {
    const unknown = 'org.freedesktop.DBus.Error.UnknownMethod';
    return failed(call, unknown, `${call.interface}.${call.member} of ${call.path}`);
  }
  if (now.kind === 'wrong-types' && call.member !== 'OpenSession') {
    return Message.newMethodReturn(call, 'a{su}t', [{ rubbish: 7 }, 7n]);
  }
  return Message.newMethodReturn(call, answer.signature, [...answer.body]);
}

const failed = (call: Message, name: string, words: string) => Message.newError(call, name, words);
const answer = (signature: string, ...body: unknown[]): Answer => ({ signature, body });

function answerTo(call: Message, now: Behaviour): Answer | null {
  const isLocked = ['locked', 'dismissed', 'broken-prompt'].includes(now.kind);
  switch (call.member) {
    case 'GetAll':
      return answer('a{sv}', propertiesOf(call.path, isLocked));
    case 'OpenSession':
      return answer('vo', new Variant('s', ''), SESSION);
    case 'ReadAlias':
      return answer('o', COLLECTION);
    case 'SearchItems': {
      const found = search(call.body[0] as Entry['attributes']);
      return isLocked ? answer('aoao', [], found) : answer('aoao', found, []);
    }
    case 'Unlock':
      return isLocked ? answer('aoo', [], PROMPT) : answer('aoo', call.body[0], NO_OBJECT);
    case 'Prompt':
      if (now.kind !== 'locked') setImmediate(() => endPrompt(now.kind === 'dismissed'));
      return answer('');
    case 'GetSecrets':
      return answer('a{o(oayays)}', secretsOf(call.body[0] as string[], now));
    case 'CreateItem':
      if (isLocked) return answer('oo', NO_OBJECT, PROMPT);
      return answer('oo', create(call.body as Parameters<typeof create>[0]), NO_OBJECT);
    case 'Delete':
      return answer('o', remove(call.path));
    default:
      return null;
  }
}

function propertiesOf(path: string, isLocked: boolean): Record<string, Variant> {
  if (path === ROOT) return { Collections: new Variant('ao', [COLLECTION]) };
  if (path === COLLECTION) {
    return { Label: new Variant('s', 'Main'), Locked: new Variant('b', isLocked) };
  }
  const entry = entries[indexOf(path)];
  return {
    Attributes: new Variant('a{ss}', { ...entry?.attributes }),
    Label: new Variant('s', 'an entry'),
    Locked: new Variant('b', isLocked),
  };
}

const pathOf = (index: number) => `${COLLECTION}/${String(index)}`;
const indexOf = (path: string) => Number(path.slice(path.lastIndexOf('/') + 1));

function search(wanted: Entry['attributes']): string[] {
  const attributes = Object.entries(wanted).filter(([name]) => name !== 'xdg:schema');
  return entries.flatMap((entry, index) =>
    attributes.every(([name, value]) => entry.attributes[name] === value) ? [pathOf(index)] : [],
  );
}

function secretsOf(paths: readonly string[], now: Behaviour): Record<string, unknown> {
  return Object.fromEntries(
    paths.map((path) => {
      const bytes = Buffer.from(base64Of(indexOf(path), now), 'base64');
      return [path, [SESSION, Buffer.alloc(0), bytes, 'text/plain']];
    }),
  );
}

function base64Of(index: number, now: Behaviour): string {
  if (now.kind === 'bytes') return now.base64;
  const meant = now.kind === 'another-entry' ? (index + 1) % entries.length : index;
  return entries[meant]?.base64 ?? '';
}

function create([properties, secret]: [Record<string, Variant>, [string, Buffer, Buffer, string]]) {
  const attributes = properties['org.freedesktop.Secret.Item.Attributes']?.value;
  const base64 = Buffer.from(secret[2]).toString('base64');
  const made: Entry = { attributes: attributes as Entry['attributes'], base64 };
  const [same] = search(made.attributes);
  if (same === undefined) entries.push(made);
  else entries[indexOf(same)] = made;
  tell({ type: 'entries', entries });
  return same ?? pathOf(entries.length - 1);
}

function remove(path: string): string {
  entries.splice(indexOf(path), 1);
  tell({ type: 'entries', entries });
  return NO_OBJECT;
}

/** What was asked for decides the type of an end: of entries that are to be read, their paths. */
function endPrompt(isWell: boolean): void {
  const prompt = 'org.freedesktop.Secret.Prompt';
  const nothing = isWell ? new Variant('ao', []) : new Variant('s', '');
  bus.send(Message.newSignal(PROMPT, prompt, 'Completed', 'bv', [true, nothing]));
}

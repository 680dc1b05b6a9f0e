import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { OddAnswer, Speech } from '../../fakes/odd-vendor.ts';
import type { Odd, Oddity } from './oddities.ts';

/*
 * What a provider, or who has taken its place, may answer to a look-up in order to hurt: to fill the
 * memory, to hold the app, or to send it where it should not go.
 */

const MIB = 1_024 * 1_024;
/** Much more than any answer, packed twice: some hundred bytes. */
const bomb = () => gzipSync(gzipSync(Buffer.alloc(64 * MIB)));
const DEEP = 1_000_000;

/** Goes on for as long as somebody reads. */
function endless(response: ServerResponse, first: string): void {
  const piece = Buffer.alloc(MIB, ' ');
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write(first);
  const more = () => {
    while (!response.destroyed && response.write(piece));
  };
  response.on('drain', more);
  more();
}

const packed = (bytes: Buffer, encoding: string): OddAnswer => {
  return (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': encoding });
    response.end(bytes);
  };
};

/** Node's own server would refuse to write such a head. */
const bare = (...pieces: string[]): OddAnswer => {
  return (response) => {
    const { socket } = response;
    for (const piece of pieces) socket?.write(piece);
    socket?.end();
  };
};

const headers = Array.from(
  { length: 5_000 },
  (_, index) => `X-Flood-${String(index)}: ${'y'.repeat(90)}`,
);
const redirectTo = (location: string): OddAnswer => ({
  status: 302,
  headers: { location },
  body: '',
});

const attacksOnLookUps: Readonly<Record<string, OddAnswer>> = {
  'never ends its answer': (response) => endless(response, '{"id":"r1","status":"rendering"'),
  'answers with a bomb': packed(bomb(), 'gzip, gzip'),
  'packs its answer nine times': packed(gzipSync('{}'), Array(9).fill('gzip').join(', ')),
  'nests lists a million deep': { body: '['.repeat(DEEP) + ']'.repeat(DEEP) },
  'nests objects a million deep': { body: `${'{"error":'.repeat(DEEP)}1${'}'.repeat(DEEP)}` },
  'nests its refusal a million deep': {
    status: 400,
    body: `${'{"error":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`,
  },
  'floods with headers': bare(`HTTP/1.1 200 OK\r\n${headers.join('\r\n')}\r\n\r\n{}`),
  'has a header of a megabyte': bare(`HTTP/1.1 200 OK\r\nX-Long: ${'y'.repeat(MIB)}\r\n\r\n{}`),
  'has a status line of a megabyte': bare(`HTTP/1.1 200 ${'y'.repeat(MIB)}\r\n\r\n{}`),
  'says first a thousand times that it goes on': bare(
    'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(1_000),
    'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}',
  ),
  'hides a second answer behind the first': bare(
    'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}',
    'HTTP/1.1 200 OK\r\nContent-Length: 19\r\n\r\n{"status":"failed"}',
  ),
  'redirects to where machines of a cloud find secrets': redirectTo(
    'http://169.254.169.254/latest/',
  ),
  'redirects into a private network': redirectTo('http://10.0.0.1/'),
  'redirects to a file': redirectTo('file:///etc/passwd'),
  'redirects in a circle': redirectTo(''),
};

const badLinks: Readonly<Record<string, string>> = {
  'gives out a file of this computer': 'file:///etc/passwd',
  'gives out a script': 'javascript:alert(1)',
  'gives out its file as data': 'data:image/png;base64,iVBORw0KGgo=',
  'gives out a link to where machines of a cloud find secrets': 'http://169.254.169.254/latest/',
  'gives out a link with a password': 'https://me:secret@files.example.com/a',
  'gives out a link of a megabyte': `https://files.example.com/${'y'.repeat(MIB)}`,
};

const onceAt =
  (times: number, answer: (speech: Speech) => OddAnswer): Odd =>
  (speech) =>
  () => ({ check: (now) => (now === times ? answer(speech) : null) });

/** However it attacks, the render is paid for once and comes home when it speaks as it should again. */
export const attacks: readonly Omit<Oddity, 'end'>[] = [
  ...Object.entries(attacksOnLookUps).map(([what, answer]) => ({
    what,
    does: onceAt(2, () => answer),
  })),
  ...Object.entries(badLinks).map(([what, link]) => ({
    what,
    does: onceAt(3, ({ done }) => ({ body: done('r1', link) })),
  })),
];

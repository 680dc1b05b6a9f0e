import { expect, it } from 'vitest';
import { parseDeepLink } from '../../../src/main/links/parse-link.ts';

const job = '0197a0b0-0000-7000-8000-000000000002';
const address = 'https://mockly.example/renders/r_1?x=1&y=2';

it('reads what a link may ask for', () => {
  expect(parseDeepLink('renderdesk://adopt?id=rnd_12.3:A~b')).toEqual({
    kind: 'adopt',
    reference: 'rnd_12.3:A~b',
  });
  expect(parseDeepLink(`renderdesk://adopt/?address=${encodeURIComponent(address)}`)).toEqual({
    kind: 'adopt',
    reference: address,
  });
  expect(parseDeepLink(`RENDERDESK://open?job=${job}`)).toEqual({ kind: 'open', jobId: job });
});

it.each([
  ['another scheme', `https://adopt?id=1`],
  ['another word', 'renderdesk://submit?id=1'],
  ['nothing', 'renderdesk://adopt'],
  ['a path', 'renderdesk://adopt/etc/passwd?id=1'],
  ['a file', 'renderdesk://adopt?address=file:///etc/passwd'],
  ['a script', 'renderdesk://adopt?address=javascript:alert(1)'],
  ['an id that is a path', 'renderdesk://adopt?id=../../secret'],
  ['an id that begins as a switch', 'renderdesk://adopt?id=--home'],
  ['a key', 'renderdesk://adopt?id=1&key=mk_live_1'],
  ['a word too many', 'renderdesk://adopt?id=1&address=https://a.example'],
  ['a word twice', 'renderdesk://adopt?id=1&id=2'],
  ['a name and password', 'renderdesk://adopt?address=https://me:secret@a.example/1'],
  ['its own name and password', 'renderdesk://me:secret@adopt?id=1'],
  ['a mark', 'renderdesk://adopt?id=1#2'],
  [
    'hidden letters',
    `renderdesk://adopt?address=${encodeURIComponent('https://a.example/\u202E1')}`,
  ],
  ['no job', 'renderdesk://open?job=12'],
  ['too much', `renderdesk://adopt?id=${'a'.repeat(2_048)}`],
  ['no address at all', 'renderdesk:'],
])('refuses %s', (_why, link) => {
  expect(parseDeepLink(link)).toBeNull();
});

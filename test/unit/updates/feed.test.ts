import { dump, load } from 'js-yaml';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isFeedSigned, keyId, signFeed } from '../../../src/main/updates/feed-signature.ts';
import { parseFeed, type Feed } from '../../../src/main/updates/feed.ts';
import { fetchFeed } from '../../../src/main/updates/fetch-feed.ts';
import { isNewer } from '../../../src/main/updates/judge-feed.ts';
import { feedName } from '../../../src/main/updates/update-source.ts';
import { mergeFeeds } from '../../../tools/merge-feeds.ts';
import { aKeyPair, feedText, startUpdateServer } from '../../fakes/update-server.ts';
import type { UpdateServer } from '../../fakes/update-server.ts';

const NAME = 'latest-linux.yml';
const ours = aKeyPair();
const next = aKeyPair();
const stranger = aKeyPair();
const content = Buffer.from('the program');
const release = { version: '1.2.0', content };

describe('a signature', () => {
  const text = Buffer.from(feedText(release));

  it('of one of our keys holds, also beside one of a key that is not known yet', () => {
    const signatures = signFeed(NAME, text, [next.secret, ours.secret]);
    expect(isFeedSigned(NAME, text, signatures, [ours.open])).toBe(true);
    expect(isFeedSigned(NAME, text, signatures, [next.open])).toBe(true);
    expect(isFeedSigned(NAME, text, signatures, [stranger.open])).toBe(false);
  });

  it('does not hold for another content, another name, or under another key’s name', () => {
    const signature = signFeed(NAME, text, [ours.secret]);
    expect(
      isFeedSigned(NAME, Buffer.concat([text, Buffer.from(' ')]), signature, [ours.open]),
    ).toBe(false);
    expect(isFeedSigned('beta-linux.yml', text, signature, [ours.open])).toBe(false);
    expect(isFeedSigned('latest-mac.yml', text, signature, [ours.open])).toBe(false);
    const renamed = signFeed(NAME, text, [stranger.secret]).replace(
      keyId(stranger.open),
      keyId(ours.open),
    );
    expect(isFeedSigned(NAME, text, renamed, [ours.open])).toBe(false);
  });

  it.each(['', 'x', `${'0'.repeat(16)} ${'A'.repeat(86)}==`, '\n\n', 'ключ подпись'])(
    'that is none is none: %j',
    (words) => {
      expect(isFeedSigned(NAME, text, words, [ours.open, 'no key', ''])).toBe(false);
    },
  );
});

describe('a feed', () => {
  const said = load(feedText(release)) as { files: object[] };
  const [file] = said.files;

  it.each([
    ['files.0.url', { files: [{ ...file, url: '../../bin/sh' }] }],
    ['files.0.url', { files: [{ ...file, url: 'https://elsewhere.example/x.AppImage' }] }],
    ['files.0.url', { files: [{ ...file, url: 'a/b.AppImage' }] }],
    ['files.0.sha512', { files: [{ ...file, sha512: undefined }] }],
    ['files.0.size', { files: [{ ...file, size: 0 }] }],
    ['files', { files: [] }],
    ['version', { version: 'latest' }],
    ['releaseDate', { releaseDate: 'soon' }],
  ])('with another %s is refused', (field, change) => {
    const text = dump({ ...said, ...change }, { skipInvalid: true });
    expect(() => parseFeed(NAME, text)).toThrowError(`its field "${field}" is not usable`);
  });

  it('that is no YAML is refused', () => {
    expect(() => parseFeed(NAME, '{')).toThrowError(/no YAML/);
    expect(() => parseFeed(NAME, '')).toThrowError(/was not believed/);
  });

  it('of several machines is one', () => {
    const arm = { ...release, name: 'Renderdesk-1.2.0-win-arm64.exe' };
    const intel = { ...release, name: 'Renderdesk-1.2.0-win-x64.exe' };
    const merged = parseFeed('latest.yml', mergeFeeds([feedText(arm), feedText(intel)]));
    expect(merged.files.map(({ url }) => url)).toEqual([arm.name, intel.name]);
    const other = feedText({ ...intel, version: '1.3.0' });
    expect(() => mergeFeeds([feedText(arm), other])).toThrowError(/1\.2\.0 and 1\.3\.0/);
  });

  it('is called as electron-builder calls it', () => {
    expect(feedName('stable', 'linux', 'x64')).toBe('latest-linux.yml');
    expect(feedName('beta', 'linux', 'arm64')).toBe('beta-linux-arm64.yml');
    expect(feedName('beta', 'darwin', 'arm64')).toBe('beta-mac.yml');
    expect(feedName('stable', 'win32', 'x64')).toBe('latest.yml');
  });
});

describe('what a feed says', () => {
  const saying = (version: string, releaseDate = '2026-11-30T12:00:00Z'): Feed =>
    parseFeed(NAME, feedText({ version, content, releaseDate }));
  const facts = { name: NAME, channel: 'stable', runs: '1.1.0', seen: null } as const;
  const seen = { version: '1.2.0', releasedAt: Date.parse('2026-11-30T12:00:00Z') };

  it('is newer, the same or older than what runs', () => {
    expect(isNewer(saying('1.2.0'), facts)).toBe(true);
    expect(isNewer(saying('1.10.0'), facts)).toBe(true);
    expect(isNewer(saying('1.1.0'), facts)).toBe(false);
    expect(isNewer(saying('1.0.9'), facts)).toBe(false);
  });

  it('is a replay where the channel has said something newer before', () => {
    expect(() => isNewer(saying('1.1.9'), { ...facts, seen })).toThrowError(/older than what was/);
    const earlier = saying('1.2.0', '2026-11-29T12:00:00Z');
    expect(() => isNewer(earlier, { ...facts, seen })).toThrowError(/older than what was/);
    expect(isNewer(saying('1.2.0'), { ...facts, seen })).toBe(true);
  });

  it('is no trial version for whoever wants what is stable', () => {
    expect(() => isNewer(saying('1.2.0-beta.1'), facts)).toThrowError(/trial version/);
    expect(isNewer(saying('1.2.0-beta.1'), { ...facts, channel: 'beta' })).toBe(true);
    // Back from a trial version there is no older one.
    expect(isNewer(saying('1.2.0'), { ...facts, runs: '1.3.0-beta.1' })).toBe(false);
  });
});

describe('asking for a feed', () => {
  let server: UpdateServer;
  beforeEach(async () => {
    server = await startUpdateServer();
    server.publish(release, ours.secret);
  });
  afterEach(() => server.stop());
  const ask = (publicKeys = [ours.open], base = server.base) =>
    fetchFeed({ base, name: NAME, publicKeys, fetch }, new AbortController().signal);

  it('gives what is signed', async () => {
    expect(await ask()).toMatchObject({ version: '1.2.0' });
    expect(await ask([next.open, ours.open])).toMatchObject({ version: '1.2.0' });
  });

  it('refuses what is not, and has downloaded nothing', async () => {
    const text = feedText(release);
    await expect(ask([stranger.open])).rejects.toThrowError(/signature is none of ours/);
    server.put(NAME, `${text}\n# more`);
    await expect(ask()).rejects.toThrowError(/signature is none of ours/);
    server.put(NAME, text);
    server.remove(`${NAME}.sig`);
    await expect(ask()).rejects.toThrowError(/has no signature/);
    server.put(`${NAME}.sig`, '<html>not here</html>');
    await expect(ask()).rejects.toThrowError(/signature is none of ours/);
    expect(server.asked.filter((name) => name.endsWith('.AppImage'))).toEqual([]);
  });

  it('refuses another channel’s feed in its place', async () => {
    const beta = aKeyPair();
    server.publish({ ...release, feed: 'beta-linux.yml' }, beta.secret);
    const text = Buffer.from(feedText(release));
    server.put(`${NAME}.sig`, signFeed('beta-linux.yml', text, [beta.secret]));
    await expect(ask([beta.open])).rejects.toThrowError(/signature is none of ours/);
  });

  it('gives up on a body that does not end', async () => {
    server.answer(NAME, (_request, response) => {
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, '#')));
      };
      response.on('drain', more);
      more();
    });
    await expect(ask()).rejects.toThrowError(/too long/);
  });

  it('says that a server is away, or has trouble', async () => {
    server.answer(NAME, (_request, response) => response.writeHead(503).end());
    await expect(ask()).rejects.toThrowError(/answered 503/);
    server.remove(NAME);
    await expect(ask()).rejects.toThrowError(/has no latest-linux\.yml/);
    await expect(ask([ours.open], new URL('http://127.0.0.1:1/'))).rejects.toThrowError(
      /no way to it/,
    );
  });
});

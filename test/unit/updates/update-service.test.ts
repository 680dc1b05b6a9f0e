import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseFeed, type Feed } from '../../../src/main/updates/feed.ts';
import type { UpdateEngine } from '../../../src/main/updates/update-engine.ts';
import type { Remembered } from '../../../src/main/updates/update-memory.ts';
import { UpdateService } from '../../../src/main/updates/update-service.ts';
import { HOUR, MINUTE } from '../../../src/shared/durations.ts';
import { updateSettingsSchema } from '../../../src/shared/updates.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { rememberingLogger } from '../../fakes/fake-host-services.ts';
import { feedText } from '../../fakes/update-server.ts';

const content = Buffer.from('the program');
const feedOf = (version: string, notes?: string): Feed =>
  parseFeed('latest-linux.yml', feedText({ version, content, ...(notes ? { notes } : {}) }));

/** The service with an engine that does what it is told. */
function aService() {
  let remembered: Remembered = { lastCheckedAt: null, seen: {} };
  const clock = new FakeClock();
  const said = {
    feed: () => Promise.resolve(feedOf('1.2.0', 'Faster')),
    underWay: 0,
    settings: updateSettingsSchema.parse({}),
  };
  const download = vi.fn<UpdateEngine['download']>(async (feed, { progress }) => {
    progress(5);
    return { version: feed.version, path: '/tmp/new', sha512: 'x' };
  });
  const install = vi.fn<UpdateEngine['install']>(() => Promise.resolve());
  const quit = vi.fn<() => boolean>(() => true);
  const startAgain = vi.fn<() => void>();
  const states: string[] = [];
  const service = new UpdateService({
    version: '1.1.0',
    engine: { download, install },
    feed: () => said.feed(),
    feedName: () => 'latest-linux.yml',
    settings: () => said.settings,
    memory: { read: () => remembered, write: (next) => void (remembered = next) },
    clock,
    logger: rememberingLogger(),
    underWay: () => said.underWay,
    changed: ({ state }) => void states.push(state.state),
    quit,
    startAgain,
  });
  const ready = async () => {
    await service.check();
    await vi.waitFor(() => expect(service.state().state.state).toBe('ready'));
  };
  return { service, said, download, install, quit, startAgain, states, clock, ready };
}

let made: ReturnType<typeof aService>;
beforeEach(() => {
  made = aService();
});
afterEach(() => made.service.stop());

describe('updates', () => {
  it('are looked for, downloaded, and installed at the end of the app', async () => {
    const { service, install, quit, states, ready } = made;
    await ready();
    expect(new Set(states)).toEqual(new Set(['checking', 'downloading', 'ready']));
    expect(service.state()).toMatchObject({
      state: { version: '1.2.0', notes: 'Faster', waitsForWork: false },
      problem: null,
    });
    await service.afterClosed();
    expect(install).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ version: '1.2.0' }),
      false,
    );
    expect(quit).not.toHaveBeenCalled();
  });

  it('are looked for a while after the start, and now and then, where that is wanted', async () => {
    const { service, said, clock, states } = made;
    said.feed = () => Promise.resolve(feedOf('1.1.0'));
    service.start();
    expect(states).toEqual([]);
    await clock.advance(MINUTE);
    expect(states).toEqual(['checking', 'idle']);
    await clock.advance(7 * HOUR);
    expect(states).toHaveLength(4);
    said.settings = { ...said.settings, automatic: false };
    await clock.advance(24 * HOUR);
    expect(states).toHaveLength(4);
  });

  it('are not fetched again when what is ready is still the newest', async () => {
    const { service, download, ready } = made;
    await ready();
    await service.check();
    expect(service.state().state.state).toBe('ready');
    expect(download).toHaveBeenCalledOnce();
  });

  it('give up what is ready for what is newer still', async () => {
    const { service, said, install, ready } = made;
    await ready();
    said.feed = () => Promise.resolve(feedOf('1.3.0'));
    await ready();
    await service.afterClosed();
    expect(install.mock.calls.map(([{ version }]) => version)).toEqual(['1.3.0']);
  });

  it('refuse what is older than what the channel said before', async () => {
    const { service, said, ready } = made;
    await ready();
    said.feed = () => Promise.resolve(feedOf('1.1.9'));
    expect((await service.check()).problem).toMatchObject({ code: 'update-refused' });
    // What was ready before stays so.
    expect(service.state().state.state).toBe('ready');
  });

  it('are tried again after one did not come, and nothing is installed of it', async () => {
    const { service, download, install, ready } = made;
    download.mockRejectedValueOnce(Object.assign(new Error('full'), { code: 'ENOSPC' }));
    await service.check();
    await vi.waitFor(() => expect(service.state().problem?.code).toBe('disk-full'));
    expect(service.state().state.state).toBe('idle');
    await service.afterClosed();
    expect(install).not.toHaveBeenCalled();
    await ready();
    expect(service.state().problem).toBeNull();
  });

  it('of a trial version are dropped by who goes back to what is stable', async () => {
    const { service, said, install, ready } = made;
    said.settings = { ...said.settings, channel: 'beta' };
    said.feed = () => Promise.resolve(feedOf('1.2.0-beta.1'));
    await ready();
    said.settings = { ...said.settings, channel: 'stable' };
    service.lookAgain();
    expect(service.state().state.state).toBe('idle');
    await service.afterClosed();
    expect(install).not.toHaveBeenCalled();
  });
});

describe('a restart to update', () => {
  it('is refused while nothing is ready', () => {
    expect(() => made.service.install('now')).toThrowError(/No update is ready/);
  });

  it('quits in order and starts the new one, when nothing is under way', async () => {
    const { service, quit, install, ready } = made;
    await ready();
    expect(service.install('now').state.state).toBe('restarting');
    service.install('now');
    expect(quit).toHaveBeenCalledOnce();
    expect(install).not.toHaveBeenCalled();
    await service.afterClosed();
    expect(install).toHaveBeenCalledExactlyOnceWith(expect.anything(), true);
  });

  it('is refused while renders are under way, says how many, and waits if it is told to', async () => {
    const { service, said, quit, ready } = made;
    said.underWay = 3;
    await ready();
    expect(() => service.install('now')).toThrowError(/3 renders are under way/);
    expect(service.install('when-done').state).toMatchObject({ waitsForWork: true });
    said.underWay = 1;
    service.lookAgain();
    expect(quit).not.toHaveBeenCalled();
    said.underWay = 0;
    service.lookAgain();
    expect(quit).toHaveBeenCalledOnce();
  });

  it('that waits can be taken back, or be made at once', async () => {
    const { service, said, quit, ready } = made;
    said.underWay = 3;
    await ready();
    service.install('when-done');
    expect(service.install('later').state).toMatchObject({ waitsForWork: false });
    said.underWay = 0;
    service.lookAgain();
    expect(quit).not.toHaveBeenCalled();
    said.underWay = 3;
    service.install('with-work');
    expect(quit).toHaveBeenCalledOnce();
  });

  it('waits where somebody is being asked whether the app may end', async () => {
    const { service, quit, ready } = made;
    quit.mockReturnValueOnce(false);
    await ready();
    expect(service.install('now').state.state).toBe('ready');
    expect(service.install('now').state.state).toBe('restarting');
  });

  it('that could not be put there after a wish to restart starts the old one again', async () => {
    const { service, install, startAgain, ready } = made;
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    install.mockRejectedValueOnce(new Error('disk full'));
    await ready();
    service.install('now');
    await service.afterClosed();
    expect(startAgain).toHaveBeenCalledOnce();
    told.mockRestore();
  });

  it('that could not put the new one there leaves the old one', async () => {
    const { service, install, ready } = made;
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    install.mockRejectedValueOnce(new Error('read-only'));
    await ready();
    await expect(service.afterClosed()).resolves.toBeUndefined();
    expect(told.mock.calls.flat().join('')).toContain('the update was not installed');
    told.mockRestore();
  });
});

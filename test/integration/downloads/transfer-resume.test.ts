import { readFile, truncate, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { answerObject, type Manners } from '../../fakes/object-answer.ts';
import { memoryKeeper } from './memory-keeper.ts';
import { bytes, sha256, transferSetup } from './transfer-setup.ts';

const setup = transferSetup();
const file = bytes(3_000_000);
const etag = { etag: '"one"' };
const route = { name: 'link', length: 'unchecked', expectedBytes: null } as const;
const ranges = () => setup.server.seen.map(({ headers }) => headers['range']);
const conditions = () => setup.server.seen.map(({ headers }) => headers['if-range']);

/** Serves an object and cuts the first answer after so many bytes. */
function cutOnce(cutAfter: number, headers: Record<string, string>, then: Manners = {}): void {
  let answers = 0;
  setup.server.on('/file', (exchange) => {
    const manners = answers === 0 ? { cutAfter } : then;
    answers += 1;
    answerObject(exchange, { bytes: file, headers }, manners);
  });
}

/** An attempt that broke off after so many bytes; its keeper. */
async function brokenOff(cutAfter: number, headers: Record<string, string>) {
  cutOnce(cutAfter, headers);
  const keeper = memoryKeeper();
  await setup.failureOf('/file', { keeper, mayAskAgain: () => false });
  return keeper;
}

async function expectWhole(outcome: ReturnType<typeof setup.fetch>, whole = file): Promise<void> {
  expect((await outcome).sha256).toBe(sha256(whole));
  expect((await setup.written()).equals(whole)).toBe(true);
}

describe('a connection that breaks', () => {
  it('is taken up where it stood, within the attempt, by a range on the strong validator', async () => {
    cutOnce(1_000_000, etag);
    await expectWhole(setup.fetch('/file'));
    expect(ranges()).toEqual([undefined, 'bytes=1000000-']);
    expect(conditions()).toEqual([undefined, '"one"']);
  });

  it('is taken up as often as each one brings something', async () => {
    setup.server.on('/file', (exchange) => {
      answerObject(exchange, { bytes: file, headers: etag }, { cutAfter: 100_000 });
    });
    await expectWhole(setup.fetch('/file'));
    expect(setup.server.seen).toHaveLength(30);
  });

  it('is given up for now when hardly anything comes', async () => {
    setup.server.on('/file', (exchange) => {
      answerObject(exchange, { bytes: file, headers: etag }, { cutAfter: 10 });
    });
    expect((await setup.failureOf('/file')).failure.code).toBe('download-incomplete');
    expect(setup.server.seen).toHaveLength(3);
  });

  it('is not taken up where the request limit has no place', async () => {
    cutOnce(1_000_000, etag);
    const error = await setup.failureOf('/file', { mayAskAgain: () => false });
    expect(error.failure.code).toBe('download-incomplete');
    expect(setup.server.seen).toHaveLength(1);
  });

  it.each<[string, Record<string, string>]>([
    ['none', {}],
    ['a weak one', { etag: 'W/"one"' }],
    ['a tag that is not quoted', { etag: 'one' }],
    [
      'a date of the same second',
      {
        date: 'Sat, 21 Nov 2026 10:00:00 GMT',
        'last-modified': 'Sat, 21 Nov 2026 10:00:00 GMT',
      },
    ],
    [
      'a date without a clock to hold it against',
      { 'last-modified': 'Sat, 21 Nov 2026 10:00:00 GMT' },
    ],
  ])('is not taken up where the validator is %s', async (_, headers) => {
    cutOnce(1_000_000, headers);
    expect((await setup.failureOf('/file')).failure.code).toBe('download-incomplete');
    expect(setup.server.seen).toHaveLength(1);
  });

  it('is taken up on a date that is old enough to be strong', async () => {
    const modified = 'Sat, 21 Nov 2026 09:59:59 GMT';
    cutOnce(1_000_000, { date: 'Sat, 21 Nov 2026 10:00:00 GMT', 'last-modified': modified });
    await expectWhole(setup.fetch('/file'));
    expect(conditions()).toEqual([undefined, modified]);
  });

  it('is not taken up in the middle of a compressed body', async () => {
    setup.server.on('/file', (exchange) => {
      exchange.head('200 OK', { ...etag, 'content-encoding': 'gzip', 'content-length': 5_000 });
      exchange.send(file.subarray(0, 100));
      exchange.end();
    });
    await setup.failureOf('/file');
    expect(setup.server.seen).toHaveLength(1);
  });
});

describe('a later attempt', () => {
  it('goes on where the one before stood, and hashes what is there', async () => {
    const keeper = await brokenOff(1_234_567, etag);
    expect(keeper.state).toMatchObject({
      routeName: 'link',
      total: 3_000_000,
      validator: { value: '"one"' },
    });
    expect(keeper.state?.written.bytes).toBe(1_234_567);
    await expectWhole(setup.fetch('/file', { keeper }));
    expect(ranges()).toEqual([undefined, 'bytes=1234567-']);
  });

  it('trap 3.1.14: never goes on with what came on another route', async () => {
    const keeper = await brokenOff(1_000_000, etag);
    await expectWhole(setup.fetch('/file', { keeper, route: { ...route, name: 'provider' } }));
    expect(ranges()).toEqual([undefined, undefined]);
  });

  it('begins again when the object has changed, by whatever the server says', async () => {
    const other = Buffer.from(file.toReversed());
    for (const manners of [{}, { ignoresIfRange: true }]) {
      const keeper = await brokenOff(1_000_000, etag);
      setup.server.on('/file', (exchange) => {
        answerObject(exchange, { bytes: other, headers: { etag: '"two"' } }, manners);
      });
      await expectWhole(setup.fetch('/file', { keeper }), other);
      expect(conditions().at(-1) ?? '"one"').toBe('"one"');
    }
  });

  it('begins again when the length has changed though the tag has not', async () => {
    const keeper = await brokenOff(1_000_000, etag);
    const longer = bytes(3_000_001);
    setup.server.on('/file', (exchange) =>
      answerObject(exchange, { bytes: longer, headers: etag }),
    );
    await expectWhole(setup.fetch('/file', { keeper }), longer);
    expect(ranges()).toEqual([undefined, 'bytes=1000000-', undefined]);
  });

  it('begins again when the server sends all of it', async () => {
    const keeper = await brokenOff(1_000_000, etag);
    setup.server.on('/file', (exchange) =>
      answerObject(exchange, { bytes: file, headers: etag }, { ignoresRanges: true }),
    );
    await expectWhole(setup.fetch('/file', { keeper }));
    expect(setup.server.seen).toHaveLength(2);
  });

  it.each([
    ['another beginning', 'bytes 0-1999999/3000000'],
    ['an end too early', 'bytes 1000000-1999999/3000000'],
    ['nonsense', 'bytes 9-1/0'],
    ['another unit', 'items 1000000-2999999/3000000'],
  ])('begins again when the range that comes has %s', async (_, range) => {
    const keeper = await brokenOff(1_000_000, etag);
    setup.server.on('/file', (exchange) => {
      if (exchange.request.headers['range'] === undefined) {
        answerObject(exchange, { bytes: file, headers: etag });
        return;
      }
      exchange.head('206 Partial Content', {
        ...etag,
        'content-range': range,
        'content-length': 2_000_000,
      });
      exchange.send(Buffer.alloc(2_000_000, 'x'));
    });
    await expectWhole(setup.fetch('/file', { keeper }));
    expect(ranges()).toEqual([undefined, 'bytes=1000000-', undefined]);
  });

  it('is done when there is nothing behind what is here (416)', async () => {
    setup.server.on('/file', (exchange) => {
      exchange.head('200 OK', { ...etag, 'transfer-encoding': 'chunked' });
      exchange.send(`${file.byteLength.toString(16)}\r\n`);
      exchange.send(file);
      exchange.send('\r\n');
      exchange.end();
    });
    const keeper = memoryKeeper();
    await setup.failureOf('/file', { keeper, mayAskAgain: () => false });
    expect(keeper.state).toMatchObject({ total: null, written: { bytes: 3_000_000 } });
    setup.server.on('/file', (exchange) => answerObject(exchange, { bytes: file, headers: etag }));
    await expectWhole(setup.fetch('/file', { keeper }));
    expect(ranges()).toEqual([undefined, 'bytes=3000000-']);
  });

  it('begins again when the object is shorter than what is here (416)', async () => {
    const keeper = await brokenOff(1_000_000, etag);
    const shorter = file.subarray(0, 500_000);
    setup.server.on('/file', (exchange) =>
      answerObject(exchange, { bytes: shorter, headers: etag }),
    );
    await expectWhole(setup.fetch('/file', { keeper }), shorter);
    expect(ranges()).toEqual([undefined, 'bytes=1000000-', undefined]);
  });

  it('asks nobody when all of it was here', async () => {
    setup.server.serve('/file', file);
    const keeper = memoryKeeper();
    await setup.fetch('/file', { keeper });
    await expectWhole(setup.fetch('/file', { keeper }));
    expect(setup.server.seen).toHaveLength(1);
  });

  it('keeps what came when the link is refused, and goes on over the new one', async () => {
    const keeper = await brokenOff(1_000_000, etag);
    setup.server.serve('/file', Buffer.alloc(0), {}, '403 Forbidden');
    const error = await setup.failureOf('/file', { keeper });
    expect(error.consequence.kind).toBe('renew-link');
    setup.server.on('/renewed', (exchange) =>
      answerObject(exchange, { bytes: file, headers: etag }),
    );
    await expectWhole(setup.fetch('/renewed', { keeper }));
    expect(ranges().at(-1)).toBe('bytes=1000000-');
  });
});

describe('the part file of an earlier attempt', () => {
  it('is taken from the beginning when it was touched', async () => {
    const keeper = await brokenOff(1_000_000, etag);
    const touched = await readFile(setup.partPath);
    touched[7] = 255 - touched[7]!;
    await writeFile(setup.partPath, touched);
    await expectWhole(setup.fetch('/file', { keeper }));
    expect(ranges()).toEqual([undefined, undefined]);
  });

  it('counts as far as it was synced when a power cut took the rest', async () => {
    const keeper = await brokenOff(1_000_000, etag);
    const synced = { bytes: 400_000, sha256: sha256(file.subarray(0, 400_000)) };
    keeper.state = { ...keeper.state!, synced };
    await truncate(setup.partPath, 700_000);
    await expectWhole(setup.fetch('/file', { keeper }));
    expect(ranges()).toEqual([undefined, 'bytes=400000-']);
  });

  it('may be longer than what is known of it', async () => {
    const keeper = await brokenOff(1_000_000, etag);
    await writeFile(
      setup.partPath,
      Buffer.concat([await readFile(setup.partPath), bytes(9_000_000)]),
    );
    await expectWhole(setup.fetch('/file', { keeper }));
    expect(ranges()).toEqual([undefined, 'bytes=1000000-']);
  });
});

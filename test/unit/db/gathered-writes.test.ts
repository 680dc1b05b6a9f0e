import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase, type OpenedDatabase } from '../../../src/core/db/database.ts';
import { GatheredWrites } from '../../../src/core/db/gathered-writes.ts';

let opened: OpenedDatabase;
let transactions: number;
let gathered: GatheredWrites;
beforeEach(() => {
  opened = openDatabase(':memory:');
  transactions = 0;
  gathered = new GatheredWrites({
    together(works) {
      transactions += 1;
      return opened.writer.together(works);
    },
  });
});
afterEach(() => opened.close());

const set = (name: string): number =>
  opened.writer.run(`INSERT INTO setting VALUES (:name, '1')`, { name }).changes;
const names = () =>
  opened.reader.all('SELECT name FROM setting ORDER BY rowid').map((row) => row['name']);

test('what comes up together is written in one transaction, in its order', async () => {
  const written = ['b', 'a', 'c'].map((name) => gathered.write(() => set(name)));
  expect(names()).toEqual([]);
  expect(await Promise.all(written)).toEqual([1, 1, 1]);
  expect(names()).toEqual(['b', 'a', 'c']);
  expect(transactions).toBe(1);
});

test('what one throws undoes that one alone, and only that one hears of it', async () => {
  const written = await Promise.allSettled([
    gathered.write(() => set('first')),
    gathered.write(() => {
      set('half');
      throw new Error('on purpose');
    }),
    gathered.write(() => set('last')),
  ]);
  expect(written.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(names()).toEqual(['first', 'last']);
});

test('nothing is told as done when the database took nothing', async () => {
  const refusing = new GatheredWrites({
    together(works) {
      return opened.writer.transaction(() => {
        opened.writer.together(works);
        throw new Error('database or disk is full');
      });
    },
  });
  const written = await Promise.allSettled([
    refusing.write(() => set('one')),
    refusing.write(() => set('two')),
  ]);
  expect(written.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(names()).toEqual([]);
});

test('a write that is asked for inside a transaction does not become part of it', async () => {
  let written: Promise<number>[] = [];
  const failed = () =>
    opened.writer.transaction(() => {
      written = Array.from({ length: 40 }, (_, index) => gathered.write(() => set(`${index}`)));
      throw new Error('undone');
    });
  expect(failed).toThrow('undone');
  await Promise.all(written);
  expect(names()).toHaveLength(40);
});

test('a heap of them is written in its order, in pieces between which others have their turn', async () => {
  let turns = 0;
  let isOver = false;
  const turn = (): void => {
    turns += 1;
    if (!isOver) setImmediate(turn);
  };
  const written = Array.from({ length: 100 }, (_, index) => gathered.write(() => set(`${index}`)));
  setImmediate(turn);
  await Promise.all(written);
  isOver = true;
  expect(names()).toEqual(Array.from({ length: 100 }, (_, index) => `${index}`));
  expect(transactions).toBe(13);
  expect(turns).toBeGreaterThan(5);
});

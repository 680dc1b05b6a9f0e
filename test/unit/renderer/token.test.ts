import { describe, expect, it } from 'vitest';
import { tokenIn } from '../../../src/renderer/client/token.ts';
import { measureGrid } from '../../../src/renderer/features/library/use-columns.ts';
import { problemFor } from '../../../src/renderer/features/accounts/account-refusal.ts';
import { failure } from '../../../src/shared/failure.ts';

const token = 'aB3-_aB3-_aB3-_aB3-_';

describe('the token in what a person pastes', () => {
  it.each([
    `http://127.0.0.1:4000/#token=${token}`,
    `  http://127.0.0.1:4000/#screen=queue&token=${token}  `,
    `#token=${token}`,
    token,
  ])('is found in %s', (text) => expect(tokenIn(text)).toBe(token));

  it.each(['', 'http://127.0.0.1:4000/', 'short', 'has a space in it, and is long', `"${token}"`])(
    'is not found in %s',
    (text) => expect(tokenIn(text)).toBeNull(),
  );
});

describe('the library grid', () => {
  it('fills its width, with at least one column', () => {
    expect(measureGrid(0).columns).toBe(1);
    expect(measureGrid(150)).toMatchObject({ columns: 1, cardWidth: 150 });
    const { columns, cardWidth, gap } = measureGrid(1_000);
    expect(columns * cardWidth + (columns - 1) * gap).toBeLessThanOrEqual(1_000);
    expect((columns + 1) * 196 + columns * gap).toBeGreaterThan(1_000);
  });
});

describe('a refused account', () => {
  it('is told at the field it is about, else above the buttons', () => {
    const taken = failure('name-taken', 'Taken.', 'Choose another.');
    expect(problemFor(taken, 'name')).toBe('Taken. Choose another.');
    expect(problemFor(taken, 'key')).toBeNull();
    expect(problemFor(failure('internal', 'A.', 'B.'), 'form')).toBe('A. B.');
    expect(problemFor(null, 'form')).toBeNull();
  });
});

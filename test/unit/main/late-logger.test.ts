import { expect, it } from 'vitest';
import type { Logger } from '../../../src/core/ports.ts';
import { createLateLogger } from '../../../src/main/late-logger.ts';

it('hands on what it was told before the log was open, in order and once', () => {
  const lines: unknown[] = [];
  const log: Logger = { log: (...line) => lines.push(line) };
  const late = createLateLogger();
  late.log('warn', 'first', { a: 1 });
  late.log('info', 'second');
  late.connect(log);
  late.log('error', 'third', undefined);
  expect(lines).toEqual([
    ['warn', 'first', { a: 1 }],
    ['info', 'second', undefined],
    ['error', 'third', undefined],
  ]);
});

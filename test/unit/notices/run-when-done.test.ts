import { expect, test } from 'vitest';
import { RunWhenDone } from '../../../src/core/notices/run-when-done.ts';
import { commandSchema, type Command } from '../../../src/shared/native-settings.ts';

const script = (code: string, ...words: string[]): Command => ({
  words: [process.execPath, '-e', code, ...words],
  limitSeconds: 30,
});

async function ran(command: Command): Promise<{ said: string; logged: string }> {
  const said: string[] = [];
  const logged: string[] = [];
  const runner = new RunWhenDone({
    environment: { ...process.env, RENDERDESK_KEY_STUDIO: 'mk_live_secret' },
    say: (level, text) => void said.push(`${level}: ${text}`),
    logger: { log: (...line) => void logged.push(JSON.stringify(line)) },
  });
  await runner.run(command, { done: 12, failed: 1 });
  return { said: said.join('\n'), logged: logged.join('\n') };
}

test('the command has its words as they are, the numbers, and no key', async () => {
  const { said, logged } = await ran(
    script(
      'console.log(process.argv[1], process.env.RENDERDESK_DONE, process.env.RENDERDESK_FAILED, process.env.RENDERDESK_KEY_STUDIO)',
      '$(whoami); "two words"',
    ),
  );
  expect(said).toMatch(/^info: All renders are done, and node.* was run\.$/);
  expect(logged).toContain('$(whoami);');
  expect(logged).toContain('12 1 undefined');
  expect(logged).not.toContain('mk_live_secret');
});

test('what goes wrong is said', async () => {
  expect((await ran(script('process.exit(3)'))).said).toContain('ended with code 3');
  const missing = { words: ['/nowhere/at-all'], limitSeconds: 1 };
  expect((await ran(missing)).said).toContain('at-all went wrong: it was not found');
});

test('it is ended at its time limit', async () => {
  const { said } = await ran({ ...script('setInterval(() => {}, 1000)'), limitSeconds: 1 });
  expect(said).toContain('took longer than 1 s and was ended');
});

test('a command is a program and words, and nothing that cannot be one', () => {
  const isCommand = (words: string[]) =>
    commandSchema.safeParse({ words, limitSeconds: 1 }).success;
  expect(isCommand(['/usr/bin/say', 'done'])).toBe(true);
  expect(isCommand([])).toBe(false);
  expect(isCommand([' '])).toBe(false);
  expect(isCommand(['/bin/true', 'a\0b'])).toBe(false);
});

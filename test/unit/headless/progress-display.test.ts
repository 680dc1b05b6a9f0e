import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { Printer } from '../../../src/headless/cli/printer.ts';
import { ProgressDisplay } from '../../../src/headless/cli/progress-display.ts';
import type { JobView } from '../../../src/shared/job.ts';
import { aJob } from '../../fakes/fake-core.ts';

function screen(options: { isTTY: boolean; json?: boolean }) {
  const out = Object.assign(new PassThrough(), { isTTY: options.isTTY, columns: 100, rows: 10 });
  const printer = new Printer({
    json: options.json ?? false,
    out,
    err: { write: () => true },
    environment: { NO_COLOR: '1' },
  });
  const display = new ProgressDisplay(printer, () => 5_000);
  return { display, text: () => String(out.read() ?? '') };
}

const rendering = (progress: number | null): JobView =>
  aJob({
    name: 'birthday',
    createdAt: 1_000,
    status: {
      state: 'rendering',
      since: 1,
      providerState: 'rendering',
      progress,
      progressAt: null,
      expectedEndAt: null,
      queuePosition: null,
      lastCheckAt: null,
      waitingFor: null,
      nextAttemptAt: null,
      lastProblem: null,
    },
  });

describe('progress', () => {
  test('off a terminal is a line when something changed, and no escape sequence', () => {
    const { display, text } = screen({ isTTY: false });
    for (const progress of [0.1, 0.11, 0.12, 0.6]) display.update([rendering(progress)]);
    display.close();
    const lines = text().trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/#1 birthday +rendering 60% +4\.0 s/);
    expect(lines.join('')).not.toContain('\u001B');
  });

  test('on a terminal is a bar that is drawn over', () => {
    const { display, text } = screen({ isTTY: true });
    display.update([rendering(0.5)]);
    const first = text();
    expect(first).toMatch(/█{12}░{12} +50%/);
    display.update([rendering(0.75)]);
    expect(text()).toContain('\u001B[2K');
  });

  test('of an unknown amount shows no number', () => {
    const { display, text } = screen({ isTTY: true });
    display.update([rendering(null)]);
    expect(text()).not.toContain('%');
  });

  test('of more jobs than the screen has rows stays on the screen', () => {
    const { display, text } = screen({ isTTY: true });
    const many = Array.from({ length: 30 }, (_, index) => ({
      ...rendering(0.5),
      id: `${index}` as JobView['id'],
      number: index + 1,
    }));
    display.update(many);
    const lines = text().trimEnd().split('\n');
    expect(lines.length).toBeLessThan(10);
    expect(lines.join('\n')).toContain('… and 23 more');
  });

  test('for programs is one object a line, without the link that opens the file', () => {
    const { display, text } = screen({ isTTY: true, json: true });
    display.update([rendering(0.5)]);
    expect(JSON.parse(text())).toMatchObject({ type: 'progress', job: { number: 1 } });
  });

  test('a problem is told with what to do about it', () => {
    const { display, text } = screen({ isTTY: false });
    const problem = {
      code: 'render-failed' as const,
      message: 'The render failed.',
      remedy: 'Render it again.',
      actions: [],
      providerCode: null,
      providerMessage: null,
    };
    display.update([aJob({ status: { state: 'failed', failure: problem } })]);
    expect(text()).toContain('The render failed. Render it again.');
  });
});

describe('a terminal', () => {
  test('without a size, or a text longer than it, loses no line', () => {
    const long = Array.from({ length: 50 }, (_, index) => `line ${index}`).join('\n');
    for (const size of [
      { columns: 0, rows: 0 },
      { columns: 80, rows: 5 },
    ]) {
      const out = Object.assign(new PassThrough(), { isTTY: true, ...size });
      const err = { write: () => true };
      const printer = new Printer({ json: false, out, err, environment: {} });
      printer.draw('a bar');
      printer.tell(long);
      expect(String(out.read())).toContain(`${long}\n`);
    }
  });
});

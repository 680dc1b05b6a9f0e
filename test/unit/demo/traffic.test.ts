import { describe, expect, it } from 'vitest';
import { Traffic } from '../../../src/core/demo/traffic.ts';

const flows = [
  { id: 'submits', routes: ['submit'], windowMs: 1_000 },
  { id: 'reads', routes: ['status', 'download'], windowMs: 1_000 },
] as const;

describe('the count of what arrived', () => {
  it('remembers the fullest window, over status reads and downloads together', () => {
    const traffic = new Traffic(flows);
    for (const now of [0, 400, 800]) traffic.note('api', 'status', now, 'own');
    traffic.note('api', 'download', 999, 'own');
    traffic.note('api', 'submit', 999, 'own');
    for (const now of [1_800, 2_900]) traffic.note('api', 'status', now, 'own');
    expect(traffic.report().highestInAnyWindow).toEqual({ submits: 1, reads: 4 });
    expect(traffic.report().requests).toEqual({ status: 5, download: 1, submit: 1 });
  });

  it('counts where the key was seen', () => {
    const traffic = new Traffic(flows);
    traffic.note('api', 'status', 0, 'own');
    traffic.note('files', 'file', 0, 'none');
    expect(traffic.report().keySeen).toEqual({ api: 1, files: 0, control: 0 });
  });
});

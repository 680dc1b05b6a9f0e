import { describe, expect, it } from 'vitest';
import { mockly } from '../../../../src/core/providers/mockly/mockly.ts';
import { roughy } from '../../../../src/core/providers/roughy/roughy.ts';
import { chat } from '../mockly-builders.ts';
import { roughyDocument } from './roughy-builders.ts';

const examine = (more: Readonly<Record<string, unknown>>) => roughy.examine(roughyDocument(more));
const warningsOf = (more: Readonly<Record<string, unknown>>) => {
  const verdict = examine(more);
  return verdict.usable ? verdict.warnings : [verdict.failure.message];
};

describe('recognise', () => {
  it('is sure of its own documents and of no others', () => {
    expect(roughy.recognise(roughyDocument())).toBeGreaterThan(0.5);
    expect(mockly.recognise(roughyDocument())).toBe(0);
    expect(roughy.recognise(chat())).toBe(0);
    expect(roughy.recognise({ timeline: {}, output: {} })).toBeLessThan(0.5);
  });

  it.each([null, undefined, 1, 'asset_id', [], {}])('survives %j', (document) => {
    expect(roughy.recognise(document)).toBe(0);
  });
});

describe('examine', () => {
  it('takes the documented requests without a word', () => {
    expect(examine({})).toEqual({ usable: true, kind: 'video', warnings: [] });
    expect(examine({ cut_id: null, output: { format: 'mp3', audio_bitrate: 192 } })).toEqual({
      usable: true,
      kind: 'audio',
      warnings: [],
    });
    expect(warningsOf({ output: { format: 'mov', video_bitrate: 20, resolution: '4k' } })).toEqual(
      [],
    );
  });

  it.each([
    [{ asset_id: undefined }, 'asset_id is missing.'],
    [{ asset_id: 5 }, 'asset_id must be a text.'],
    [{ asset_id: ' ' }, 'asset_id must be a text.'],
    [{ cut_id: 5 }, 'cut_id must be a text.'],
    [{ output: undefined }, 'output is missing.'],
    [{ output: 'mp4' }, 'output must be an object.'],
  ])('refuses %j', (more, words) => {
    expect(examine(more)).toMatchObject({
      usable: false,
      failure: { code: 'invalid-payload', message: expect.stringContaining(words) as unknown },
    });
  });

  it.each([
    [{ asset_id: 'asset-1' }, 'UUID'],
    [{ output: { frame_rate: 120 } }, 'output.format is missing'],
    [{ output: { format: 'webm' } }, 'output.format'],
    [{ output: { format: 'mp4', resolution: '8k' } }, 'output.resolution'],
    [{ output: { format: 'mp3', resolution: '720p' } }, 'for videos only'],
    [{ output: { format: 'mp4', audio_bitrate: 64 } }, 'output.audio_bitrate'],
    [{ webhook: 'x' }, 'no other fields'],
  ])('only warns of %j', (more, words) => {
    const warnings = warningsOf(more);
    expect(warnings.join(' ')).toContain(words);
    expect(examine(more).usable).toBe(true);
  });

  it.each([null, 5, [], 'x'])('refuses %j', (document) => {
    expect(roughy.examine(document).usable).toBe(false);
  });
});

it('trap 3.2.17: what comes before a render is made at Roughy: its ids are only taken over', () => {
  expect(examine({ asset_id: undefined })).toMatchObject({ usable: false });
  expect(warningsOf({ asset_id: 'asset-1' })).toEqual([
    'asset_id: Roughy documents its ids as UUIDs.',
  ]);
  // Creating a project or an asset is none of the renders that this app submits.
  expect(roughy.recognise({ project_id: 'p', size_bytes: 64, language: 'en' })).toBe(0);
});

it('trap 3.2.19: the older generation of the API is neither recognised nor followed', () => {
  expect(roughy.recognise({ pipeline: { steps: [] }, upload_id: 'u' })).toBe(0);
  expect(roughy.renderIdIn?.('https://api.roughy.ai/api/v1/pipelines/p1')).toBeNull();
  expect(roughy.keyHint).toBe('sk_…');
});

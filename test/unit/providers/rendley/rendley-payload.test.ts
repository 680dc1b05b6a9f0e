import { describe, expect, it } from 'vitest';
import { rendley } from '../../../../src/core/providers/rendley/rendley.ts';
import { chat } from '../mockly-builders.ts';

const project = { layers: [{ clips: [{ src: 'https://cdn.example/a.mp4' }] }] };

describe('recognise', () => {
  it.each([
    [{ project_id: 'prj_1' }],
    [{ project_id: 'prj_1', settings: { codec: 'h264' } }],
    [{ project }],
    [{ project, settings: {} }],
    [{ project: {}, project_id: 'prj_1', settings: {} }],
  ])('is sure of %j', (document) => {
    expect(rendley.recognise(document)).toBeGreaterThanOrEqual(0.8);
  });

  it.each([
    [null],
    ['text'],
    [[]],
    [{}],
    [{ settings: {} }],
    [{ project: 'name', tasks: [] }],
    [{ project: { name: 'x' }, dependencies: {} }],
    [chat()],
    [{ asset_id: 'a', output: { format: 'mp4' } }],
    [{ timeline: { tracks: [] }, output: { format: 'mp4' } }],
    [{ version: 'v', input: {} }],
  ])('does not take %j for its own', (document) => {
    expect(rendley.recognise(document)).toBeLessThan(0.5);
  });
});

describe('examine', () => {
  const refusal = (document: unknown) => {
    const verdict = rendley.examine(document);
    return verdict.usable ? null : verdict.failure.message;
  };
  const warnings = (document: unknown) => {
    const verdict = rendley.examine(document);
    return verdict.usable ? verdict.warnings : null;
  };

  it.each([
    ['both', { project_id: 'a', project }, 'both'],
    ['neither', { settings: {} }, 'neither'],
    ['null for both', { project_id: null, project: null }, 'neither'],
    ['an empty id', { project_id: ' ' }, 'empty'],
    ['a number for an id', { project_id: 5 }, 'project_id must be'],
    ['a text for a project', { project: 'prj' }, 'project must be'],
  ])('trap 3.4.16: refuses %s', (_, document, word) => {
    expect(refusal(document)).toContain(word);
  });

  it.each([
    [{ project_id: 'a' }],
    [{ project_id: 'a', project: null }],
    [{ project, project_id: null }],
    [{ project: {} }],
  ])('takes %j without a warning', (document) => {
    expect(rendley.examine(document)).toEqual({ usable: true, kind: 'video', warnings: [] });
  });

  it.each([
    ['signed', 'https://s3.example/a.mp4?X-Amz-Signature=geheim', 'signed'],
    ['temporary', 'https://cdn.example/a.mp4?Expires=1', 'expires'],
    ['on this machine', 'http://localhost:3000/a.mp4', 'private network'],
    ['a local file', '/home/me/a.mp4', 'your own machine'],
    ['of one tab', 'blob:https://app.rendley.com/1', 'browser tab'],
  ])('trap 3.4.17: warns of an address that is %s', (_, src, words) => {
    const said = warnings({ project: { layers: [{ clips: [{ src }] }] } });
    expect(said).toHaveLength(1);
    expect(said?.[0]).toContain('project.layers[0].clips[0].src');
    expect(said?.[0]).toContain(words);
    expect(said?.[0]).not.toContain('geheim');
  });

  it('warns of what is not documented, and sends it all the same', () => {
    expect(warnings({ project_id: 'a', settings: '1080p', note: 1 })).toHaveLength(2);
  });
});

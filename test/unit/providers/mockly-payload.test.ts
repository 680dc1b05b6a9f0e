import { describe, expect, it } from 'vitest';
import { examine, recognise } from '../../../src/core/providers/mockly/mockly-payload.ts';
import { aMessage, chat, chatProps } from './mockly-builders.ts';

function refusal(document: unknown): string {
  const verdict = examine(document);
  return verdict.usable ? '' : verdict.failure.message;
}

function warnings(document: unknown): readonly string[] {
  const verdict = examine(document);
  if (!verdict.usable) throw new Error(verdict.failure.message);
  return verdict.warnings;
}

const without = (name: string) => {
  const { [name]: _, ...rest } = chat();
  return rest;
};
const withProps = (more: Record<string, unknown>) => chat({ props: chatProps(more) });
const withMessage = (more: Record<string, unknown>) => withProps({ messages: [aMessage(more)] });

describe('recognise', () => {
  it('is sure of a documented payload and of nothing else', () => {
    expect(recognise(chat())).toBe(1);
    expect(recognise(without('renderKind'))).toBeCloseTo(5 / 6);
    for (const other of [null, [], 'x', 3, {}, { name: 'x', version: '1' }]) {
      expect(recognise(other)).toBeLessThan(0.5);
    }
  });
});

describe('trap 3.1.24: what Mockly documents that it refuses', () => {
  it.each([
    ['mockupType', without('mockupType')],
    ['props', without('props')],
    ['renderKind', without('renderKind')],
    ['"comment"', chat({ comment: 'x' })],
    ['renderKind', chat({ renderKind: 'gif' })],
    ['resolutionScale', chat({ resolutionScale: '3x' })],
    ['resolutionScale', chat({ resolutionScale: 2 })],
    ['mockupType', chat({ mockupType: 'letters' })],
    ['renderKind', chat({ mockupType: 'emails', renderKind: 'video' })],
    ['platform', chat({ platform: 5 })],
    ['props', chat({ props: [] })],
    ['props.platform', withProps({ platform: 'imessage' })],
    ['props.platform', withProps({ platform: undefined })],
    ['props.sender', withProps({ sender: undefined })],
    ['props.sender.id', withProps({ sender: { name: 'x' } })],
    ['props.receivers', withProps({ receivers: {} })],
    ['props.receivers[0]', withProps({ receivers: ['x'] })],
    ['props.messages', withProps({ messages: 'x' })],
    ['props.messages[0]', withProps({ messages: [null] })],
    ['props.messages[0].userId', withMessage({ userId: undefined })],
    ['props.messages[0].id', withMessage({ id: 5 })],
    ['props.messages[0].timestamp', withMessage({ timestamp: undefined })],
    ['props.conversationType', withProps({ conversationType: 'group' })],
    ['props.groupChatSettings', withProps({ conversationType: 'group-chat' })],
    [
      'props.groupChatSettings.name',
      withProps({ conversationType: 'group-chat', groupChatSettings: {} }),
    ],
  ])('names %s', (path, document) => {
    const message = refusal(document);
    expect(message).toContain(`${path} `);
  });

  it('counts what it does not list', () => {
    expect(refusal({ a: 1, b: 2, renderKind: 'x' })).toMatch(/And \d+ more\./);
  });

  it('survives documents of every shape', () => {
    for (const odd of [null, 1, 'x', [], { props: null }, { props: { messages: [[]] } }]) {
      expect(examine(odd).usable).toBe(false);
    }
  });
});

describe('what may work is only warned about', () => {
  it.each([
    ['render3D', chat({ render3D: true })],
    ['cameraPosition', chat({ cameraPosition: [1, 2, 3] })],
    ['mockupType', chat({ mockupType: 'ai', props: { platform: 'whatsapp' } })],
    ['rendererVersion', chat({ rendererVersion: 'mockup-remotion-v2' })],
    ['props.darkMode', withProps({ darkMode: 'yes' })],
    ['props.messages', withProps({ messages: [] })],
    ['props.messages', withMessage({ userId: 'nobody' })],
    ['props.sender.image', withProps({ sender: { id: 'me', image: 'http://192.168.1.5/a.png' } })],
    ['props.sender.image', withProps({ sender: { id: 'me', image: 'file:///home/a.png' } })],
    ['props.sender.image', withProps({ sender: { id: 'me', image: 'https://nas.local/a.png' } })],
    ['props.wallpaper.src', withProps({ wallpaper: { src: 'http://localhost:3000/a.png' } })],
    [
      'props.messages[0].images[1]',
      withMessage({
        images: ['https://a.example/1.png', 'https://a.example/2.png?X-Amz-Signature=geheim'],
      }),
    ],
  ])('%s', (path, document) => {
    const said = warnings(document);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(new RegExp(`^${path.replace(/[.[\]]/g, '\\$&')}: `));
    expect(said[0]).not.toContain('geheim');
  });

  it('does not warn about what people say', () => {
    expect(warnings(withMessage({ text: 'http://localhost:3000' }))).toEqual([]);
  });

  it('does not drown a person in warnings', () => {
    const messages = Array.from({ length: 200_000 }, (_, index) =>
      aMessage({ id: `m${index}`, image: 'http://10.0.0.1/a.png' }),
    );
    const said = warnings(withProps({ messages }));
    expect(said).toHaveLength(6);
    expect(said.at(-1)).toContain('199995 more');
  });

  it('survives a document that is nested deeper than any stack', () => {
    let nested: unknown = 'x';
    for (let depth = 0; depth < 200_000; depth += 1) nested = [nested];
    expect(warnings(withProps({ nested }))).toEqual([]);
  });
});

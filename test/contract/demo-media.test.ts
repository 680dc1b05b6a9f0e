import { readFileSync } from 'node:fs';
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny';
import type { InputVideoTrack } from 'mediabunny';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemo, stopDemo } from '../fakes/demo-client.ts';
import type { DemoClient } from '../fakes/demo-client.ts';

let client: DemoClient;
beforeAll(async () => {
  client = await startDemo({ timeScale: 100 });
});
afterAll(() => stopDemo(client));

async function renderSample(name: string): Promise<Buffer> {
  const path = new URL(`../../resources/payloads/${name}.json`, import.meta.url);
  const { json } = await client.submit(readFileSync(path, 'utf8'));
  const ended = await client.ended(String(json['id']), 60_000);
  expect(ended).toMatchObject({ status: 'completed' });
  const response = await fetch(String(ended['downloadUrl']));
  return Buffer.from(await response.arrayBuffer());
}

async function openVideo(bytes: Buffer): Promise<{ input: Input; track: InputVideoTrack }> {
  const source = new BufferSource(new Uint8Array(bytes));
  const input = new Input({ formats: ALL_FORMATS, source });
  const track = await input.getPrimaryVideoTrack();
  if (track === null) throw new Error('There is no video track.');
  return { input, track };
}

/** Bytes of each packet of a track: frames in which nothing moves take next to none. */
async function packetsOf(track: InputVideoTrack) {
  const packets = [];
  for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet);
  return packets;
}

describe('the files of the sample payloads', () => {
  it('chat-image is a PNG of a phone, twice as large', async () => {
    const { format, width, height, hasAlpha } = await sharp(
      await renderSample('chat-image'),
    ).metadata();
    expect({ format, width, height, hasAlpha }).toEqual({
      format: 'png',
      width: 720,
      height: 1280,
      hasAlpha: true,
    });
  });

  it('chat-video is H.264 in MP4 with something happening in it', async () => {
    const { input, track } = await openVideo(await renderSample('chat-video'));
    expect(await input.getMimeType()).toMatch(/^video\/mp4/);
    expect(track.codec).toBe('avc');
    expect([track.displayWidth, track.displayHeight]).toEqual([720, 1280]);
    const seconds = await input.computeDuration();
    expect(seconds).toBeGreaterThan(4);
    expect(seconds).toBeLessThanOrEqual(8.1);
    const packets = await packetsOf(track);
    expect(packets.length).toBe(Math.round(seconds * 24));
    const moving = packets.filter((packet) => packet.byteLength > 300);
    expect(moving.length).toBeGreaterThan(20);
    // Two seconds from one to the next: what is sought between them can be decoded from there.
    const keys = packets.filter((packet) => packet.type === 'key');
    expect(keys.map((packet) => packet.timestamp)).toEqual([0, 2, 4, 6].slice(0, keys.length));
    expect(keys.length).toBe(Math.ceil(seconds / 2));
  });

  it('chat-video-transparent is VP9 in WebM, and every frame has its alpha', async () => {
    const { input, track } = await openVideo(await renderSample('chat-video-transparent'));
    expect(await input.getMimeType()).toMatch(/^video\/webm/);
    expect(track.codec).toBe('vp9');
    expect(await track.canBeTransparent()).toBe(true);
    expect([track.displayWidth, track.displayHeight]).toEqual([360, 640]);
    expect(await input.computeDuration()).toBeGreaterThan(4);
    const packets = await packetsOf(track);
    const alphas = packets.map((packet) => packet.sideData.alpha?.byteLength ?? 0);
    expect(alphas.every((bytes) => bytes > 0)).toBe(true);
    // Bubbles come, so the alpha changes: its packets are not all those of a still picture.
    expect(Math.max(...alphas)).toBeGreaterThan(4 * Math.min(...alphas));
  });
});

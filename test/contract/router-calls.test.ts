import { createRouterClient, safe } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import type { NamedPayload } from '../../src/core/services.ts';
import { noDesktop } from '../../src/host/host-services.ts';
import { createRouter } from '../../src/host/router.ts';
import { aJob, anOutputId, fakeCore } from '../fakes/fake-core.ts';
import { fakeHostServices } from '../fakes/fake-host-services.ts';

describe('calls over the contract', () => {
  it('hands the bytes of a file over exactly, under its own name', async () => {
    const received: NamedPayload[] = [];
    const core = fakeCore();
    const client = createRouterClient(
      createRouter(
        {
          ...core,
          jobs: {
            ...core.jobs,
            submit: async (files) => {
              received.push(...files);
              return files.map(({ name }) => ({ accepted: true, name, job: aJob({ name }) }));
            },
          },
        },
        fakeHostServices(),
      ),
    );
    const bytes = Uint8Array.from([0xef, 0xbb, 0xbf, 0x00, 0xff, 0x7b]);
    await client.jobs.submit({
      files: [
        {
          name: 'C:\\drops/chat one.json',
          contentBase64: Buffer.from(bytes).toString('base64'),
        },
      ],
    });
    expect(received).toHaveLength(1);
    expect(received[0]?.name).toBe('chat one.json');
    expect(Uint8Array.from(received[0]?.bytes ?? [])).toEqual(bytes);
  });

  it('opens the file of an output on a desktop', async () => {
    const opened: string[] = [];
    const core = fakeCore();
    const library = {
      ...core.library,
      file: () => ({ path: '/library/a.png', mediaType: 'image/png', fileName: 'a.png' }),
    };
    const openFile = async (path: string) => void opened.push(path);
    const client = createRouterClient(
      createRouter(
        { ...core, library },
        fakeHostServices({
          desktop: { ...noDesktop, openFile },
        }),
      ),
    );
    await client.library.open({ id: anOutputId });
    expect(opened).toEqual(['/library/a.png']);
  });

  it('says that a host without a window can open nothing', async () => {
    const client = createRouterClient(createRouter(fakeCore(), fakeHostServices()));
    for (const refused of [
      await safe(client.library.reveal({ id: anOutputId })),
      await safe(client.library.startDrag({ id: anOutputId })),
      await safe(client.app.chooseFolder()),
    ]) {
      expect(refused.error).toMatchObject({ code: 'NOT_SUPPORTED', status: 501 });
      expect(refused.error?.message).toContain('desktop app');
    }
  });

  it('quits when it is asked to', async () => {
    const order: string[] = [];
    const quitting = new Promise<void>((resolve) => {
      const quit = () => {
        order.push('quits');
        resolve();
      };
      const client = createRouterClient(createRouter(fakeCore(), fakeHostServices({ quit })));
      void client.app.quit().then(({ quitting }) => order.push(`answered ${String(quitting)}`));
    });
    await quitting;
    expect(order).toEqual(['answered true', 'quits']);
  });
});

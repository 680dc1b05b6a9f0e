import { readFileSync } from 'node:fs';
import { demos } from '../../src/core/demo/all-demos.ts';
import type { DemoOptions, DemoServer } from '../../src/core/demo/demo-server.ts';
import { providerById } from '../../src/core/providers/registry.ts';
import type { Provider } from '../../src/core/providers/provider.ts';
import type { MediaKind } from '../../src/shared/output.ts';

/** What one adapter's run against its own demo needs to know beside the adapter. */
export interface AdapterCase {
  readonly name: string;
  readonly provider: Provider;
  readonly start: (options: DemoOptions) => Promise<DemoServer>;
  readonly kind: MediaKind;
  readonly payload: Buffer;
  /** Where the state stands in an answer to a look-up, as a dotted path. */
  readonly stateField: string;
  /** What a look-up can not do without. */
  readonly neededFields: readonly string[];
  /** A lost submit can be settled without a person: by searching, or by sending it again. */
  readonly settles: 'find' | 'repeat' | null;
}

function aCase(
  id: string,
  document: Readonly<Record<string, unknown>>,
  more: Pick<AdapterCase, 'kind' | 'stateField' | 'neededFields' | 'settles'>,
): AdapterCase {
  const provider = providerById(id);
  const start = demos[id];
  if (start === undefined) throw new Error(`There is no demo of ${id}.`);
  const payload = Buffer.from(JSON.stringify(document));
  return { name: provider.name, provider, start, payload, ...more };
}

/** A payload that comes with the app, smaller where its size only costs time. */
function sample(name: string, more: Readonly<Record<string, unknown>> = {}) {
  const path = new URL(`../../resources/payloads/${name}.json`, import.meta.url);
  return { ...(JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>), ...more };
}

export const adapterCases: readonly AdapterCase[] = [
  aCase('mockly', sample('chat-video', { resolutionScale: '1x' }), {
    kind: 'video',
    stateField: 'status',
    neededFields: ['status', 'downloadUrl', 'error', 'progress'],
    settles: null,
  }),
  aCase('roughy', sample('roughy-podcast'), {
    kind: 'audio',
    stateField: 'state',
    neededFields: ['state', 'completed_at', 'download_url', 'error_code', 'size_bytes'],
    settles: 'repeat',
  }),
  aCase('swiftia', sample('swiftia-short', { size: { width: 180, height: 320 } }), {
    kind: 'video',
    stateField: 'type',
    neededFields: ['type', 'status', 'url', 'message', 'progress'],
    settles: null,
  }),
  aCase('rendley', sample('rendley-stored-project'), {
    kind: 'video',
    stateField: 'data.status',
    neededFields: ['data.status'],
    settles: 'find',
  }),
  aCase(
    'shotstack',
    sample('shotstack-edit', { output: { format: 'mp4', resolution: 'preview' } }),
    {
      kind: 'video',
      stateField: 'response.status',
      neededFields: ['response.status'],
      settles: null,
    },
  ),
  aCase(
    'replicate',
    {
      model: 'demo/pictures',
      input: { prompt: 'A harbour', num_outputs: 2, width: 256, height: 256 },
    },
    { kind: 'image', stateField: 'status', neededFields: ['status'], settles: 'find' },
  ),
];

export const ID = 'gm3qorzdhgbfurvjtvhg6dckhu';
export const VERSION = '5c7d5dc6dd8bf75c1acaa8565735e7986bc5b66206b55cca93cb72c9bf15ccaa';
export const OPERATION = { id: ID, kind: 'other' } as const;

/** A finished prediction as Replicate documents it. */
export function aPrediction(more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: ID,
    model: 'replicate/hello-world',
    version: VERSION,
    input: { text: 'Alice' },
    logs: '',
    output: 'https://replicate.delivery/pbxt/abc/out-0.png',
    data_removed: false,
    error: null,
    status: 'succeeded',
    created_at: '2023-09-08T16:19:34.765Z',
    urls: {
      get: `https://api.replicate.com/v1/predictions/${ID}`,
      cancel: `https://api.replicate.com/v1/predictions/${ID}/cancel`,
    },
    ...more,
  };
}

export const predictionBody = (
  document: unknown = { version: VERSION, input: { text: 'Alice' } },
) => Buffer.from(JSON.stringify(document));

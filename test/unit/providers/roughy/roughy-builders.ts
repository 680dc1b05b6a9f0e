export const ID = '3c90c3cc-0d44-4b50-8888-8dd25736052a';

/** A render as the page "Read a render" has it. */
export function aRender(more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: ID,
    asset_id: ID,
    cut_id: null,
    state: 'processing',
    output: { format: 'mp4' },
    size_bytes: null,
    error_code: null,
    error_message: null,
    created_at: '2026-05-01T09:00:00Z',
    started_at: null,
    completed_at: null,
    download_url: null,
    ...more,
  };
}

export function roughyDocument(
  more: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return { asset_id: ID, output: { format: 'mp4', resolution: '1080p' }, ...more };
}

export const roughyPayload = () => Buffer.from(JSON.stringify(roughyDocument()));

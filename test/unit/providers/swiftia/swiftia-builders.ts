export function swiftiaDocument(
  more: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return { id: 'job-1', target: 'short-1', preset: 'VIRAL', ...more };
}

export const swiftiaPayload = () => Buffer.from(JSON.stringify(swiftiaDocument()));

/** Part of a file on disk; `end` is the first byte that is not sent. */
export interface FileSlice {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** What a route decided to answer; how it travels (whole, slow, cut) is decided where it is sent. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | FileSlice;
}

export function answerLength(answer: Answer): number {
  return Buffer.isBuffer(answer.body) ? answer.body.length : answer.body.end - answer.body.start;
}

export function jsonAnswer(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: Buffer.from(JSON.stringify(value)),
  };
}

/** The envelope that most vendors have for HTTP errors. */
export function errorAnswer(
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return jsonAnswer(status, { error: { code, message } }, headers);
}

/** What S3 answers instead of a file. */
export function storageErrorAnswer(status: number, code: string, message: string): Answer {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return { status, headers: { 'content-type': 'application/xml' }, body: Buffer.from(xml) };
}

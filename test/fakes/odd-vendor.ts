import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readFileSync } from 'node:fs';
import { noisePicture } from './noise-picture.ts';

type Fields = Readonly<Record<string, unknown>>;

/** How one vendor says that a render was taken, is under way, is done or failed. */
export interface Speech {
  readonly id: string;
  readonly submitPath: string;
  /** A file as it would make one. */
  readonly file: { readonly ending: string; readonly bytes: Buffer };
  /** What makes another payload of one. */
  readonly another: Fields;
  readonly made: (id: string) => Fields;
  readonly running: (id: string, more?: Fields) => Fields;
  readonly done: (id: string, link: string | null) => Fields;
}

const sample = (name: string) =>
  readFileSync(new URL(`../fixtures/media/${name}`, import.meta.url));
const PICTURE = { ending: 'png', bytes: noisePicture(8, 8, 1) };
const SOUND = { ending: 'mp3', bytes: sample('tone.mp3') };
const FILM = { ending: 'mp4', bytes: sample('moov-last.mp4') };

export const speeches: readonly Speech[] = [
  {
    id: 'mockly',
    submitPath: '/chat/render',
    file: PICTURE,
    another: { resolutionScale: '2x' },
    made: (id) => ({ id, status: 'rendering', renderKind: 'image' }),
    running: (id, more) => ({ id, status: 'rendering', ...more }),
    done: (id, downloadUrl) => ({ id, status: 'completed', renderKind: 'image', downloadUrl }),
  },
  {
    id: 'roughy',
    submitPath: '/renders',
    file: SOUND,
    another: { cut_id: null },
    made: (id) => ({ id, state: 'pending' }),
    running: (id, more) => ({ id, state: 'processing', ...more }),
    done: (id, download_url) => ({ id, state: 'completed', download_url }),
  },
  {
    id: 'swiftia',
    submitPath: '/render',
    file: FILM,
    another: { target: 'short-2' },
    made: (renderId) => ({ renderId }),
    running: (_, more) => ({ type: 'progress', ...more }),
    done: (_, url) => ({ type: 'done', url }),
  },
  {
    id: 'rendley',
    submitPath: '/export',
    file: FILM,
    another: { settings: { codec: 'h265' } },
    made: (job_id) => ({ data: { job_id } }),
    running: (id, more) => ({ data: { id, status: 'processing', ...more } }),
    done: (id, storage_url) => {
      const result_data = storage_url === null ? null : JSON.stringify({ storage_url });
      return { data: { id, status: 'completed', result_data } };
    },
  },
];

/** How one request is answered: with JSON or text, or however the function does it. */
export type OddAnswer =
  | { readonly status?: number; readonly headers?: Record<string, string>; readonly body: unknown }
  | ((response: ServerResponse, request: IncomingMessage) => void);

export interface OddScript {
  readonly submit?: (times: number) => OddAnswer | null;
  readonly check?: (times: number, request: IncomingMessage) => OddAnswer | null;
  readonly file?: (times: number) => OddAnswer | null;
}

export interface OddVendor {
  readonly origin: string;
  readonly baseUrl: string;
  /** Submits, in the order in which they came; what each was answered. */
  readonly submits: readonly string[];
  readonly authorizations: readonly (string | undefined)[];
  count(what: 'submit' | 'check' | 'file'): number;
  close(): Promise<void>;
}

/**
 * A vendor that is as it should be, but for what the script says; null there: as it should be. It
 * takes a render, says twice that it is under way, and then gives out a picture.
 */
export async function startOddVendor(
  speech: Speech,
  script: (vendor: { origin: string }) => OddScript,
): Promise<OddVendor> {
  const counts = { submit: 0, check: 0, file: 0 };
  const submits: string[] = [];
  const authorizations: (string | undefined)[] = [];
  let origin = '';
  let says: OddScript = {};

  function usual(what: keyof typeof counts, id: string, times: number): OddAnswer {
    if (what === 'file') return { body: speech.file.bytes };
    if (what === 'submit') return { status: 201, body: speech.made(id) };
    const link = `${origin}/files/${id}.${speech.file.ending}?sig=${times}`;
    return { body: times < 3 ? speech.running(id) : speech.done(id, link) };
  }
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      const { pathname } = new URL(request.url ?? '/', 'http://a.invalid');
      const what = kindOf(request, pathname, speech);
      counts[what] += 1;
      if (what === 'submit') submits.push(body);
      if (what === 'file') authorizations.push(request.headers.authorization);
      const answer = says[what]?.(counts[what], request) ?? usual(what, 'r1', counts[what]);
      if (typeof answer === 'function') answer(response, request);
      else send(response, answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  origin = `http://127.0.0.1:${address.port}`;
  says = script({ origin });
  return {
    origin,
    baseUrl: `${origin}/v1`,
    submits,
    authorizations,
    count: (what) => counts[what],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function kindOf(request: IncomingMessage, path: string, { submitPath }: Speech) {
  if (path.startsWith('/files/') || path.endsWith('/download')) return 'file';
  return request.method === 'POST' && path.endsWith(submitPath) ? 'submit' : 'check';
}

function send(response: ServerResponse, answer: Exclude<OddAnswer, (...args: never[]) => void>) {
  const { status = 200, headers = {}, body } = answer;
  response.writeHead(status, headers);
  response.end(typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body));
}

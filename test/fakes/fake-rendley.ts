import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';

type Status = 'queued' | 'processing' | 'completed' | 'failed' | 'canceled';

interface FakeJob {
  readonly id: string;
  readonly source: 'api' | 'studio';
  readonly inputData: string;
  status: Status;
}

/** A small Rendley on loopback that keeps its jobs; a test moves them on. */
export interface FakeRendley {
  readonly baseUrl: string;
  readonly jobs: readonly FakeJob[];
  /** A job as the studio makes it, or somebody else over the API. */
  addJob(source: FakeJob['source']): string;
  /** From now on lists say what this moment's would. */
  stopList(): void;
  /** How many lists were asked for. */
  lists(): number;
  move(id: string, status: Status): void;
  /** The next export is made, and its answer is cut off. */
  loseNextAnswer(): void;
  close(): Promise<void>;
}

/** Speaks what docs.rendley.com/api documents, for one key. */
export async function startFakeRendley(key: string): Promise<FakeRendley> {
  const jobs: FakeJob[] = [];
  let losesNext = false;
  let lists = 0;
  let stopped: string | null = null;
  const add = (source: FakeJob['source'], inputData: string) => {
    const id = `job_${jobs.length + 1}`;
    jobs.push({ id, source, inputData, status: 'queued' });
    return id;
  };
  const find = (id: string) => jobs.find((job) => job.id === id);

  function route(method: string, url: URL, body: string, response: ServerResponse): void {
    const id = /^\/v1\/jobs\/([^/]+)$/.exec(url.pathname)?.[1];
    const job = id === undefined ? undefined : find(decodeURIComponent(id));
    if (method === 'POST' && url.pathname === '/v1/export') {
      const made = add('api', body);
      if (losesNext) response.destroy();
      else say(response, 200, { data: { job_id: made } });
      losesNext = false;
    } else if (method === 'POST' && url.pathname === '/v1/export/cost') {
      say(response, 200, { data: { cost: body.length } });
    } else if (method === 'GET' && url.pathname === '/v1/jobs') {
      const source = url.searchParams.get('source_type') ?? 'studio';
      lists += 1;
      const list = stopped ?? JSON.stringify(jobs);
      const all = JSON.parse(list) as FakeJob[];
      say(response, 200, { data: all.filter((one) => one.source === source).map(shown) });
    } else if (method === 'GET' && url.pathname === '/v1/workspaces') {
      say(response, 200, { data: [] });
    } else if (job === undefined) {
      refuse(response, 404, 'NOT_FOUND');
    } else if (method === 'DELETE' && !['queued', 'processing'].includes(job.status)) {
      refuse(response, 409, 'CONFLICT');
    } else {
      if (method === 'DELETE') job.status = 'canceled';
      say(response, 200, { data: shown(job) });
    }
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await collect(request);
    const { method = '', url = '', headers } = request;
    if (headers.authorization !== `Bearer ${key}`) refuse(response, 401, 'UNAUTHORIZED');
    else route(method, new URL(url, 'http://127.0.0.1'), body, response);
  }
  const server = createServer((request, response) => {
    void serve(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
    jobs,
    addJob: (source) => add(source, '{}'),
    stopList() {
      stopped = JSON.stringify(jobs);
    },
    lists: () => lists,
    move(id, status) {
      const job = find(id);
      if (job === undefined) throw new Error(`no job ${id}`);
      job.status = status;
    },
    loseNextAnswer() {
      losesNext = true;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function shown(job: FakeJob): Record<string, unknown> {
  const link = `https://storage.rendley.com/exports/${job.id}.mp4`;
  return {
    id: job.id,
    type: 'export_video',
    status: job.status,
    input_data: job.inputData,
    result_data: job.status === 'completed' ? JSON.stringify({ storage_url: link }) : null,
    error: job.status === 'failed' ? 'media_unreachable' : null,
    acknowledged: false,
    source_type: job.source,
    source_id: 'prj_1',
  };
}

async function collect(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

function say(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function refuse(response: ServerResponse, status: number, code: string): void {
  say(response, status, { error: { code, message: `refused with ${status}` } });
}

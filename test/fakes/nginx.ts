import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Nginx {
  readonly origin: string;
  /** Served as `/`. */
  readonly root: string;
  close(): Promise<void>;
}

/** Why there is no nginx to test against; null when there is. */
export function whyNoNginx(): string | null {
  try {
    execFileSync('nginx', ['-v'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'no nginx here: apt-get install nginx-light';
  }
}

/** A real nginx on loopback. @param locations of its only server, as nginx reads them, with `@ROOT@` for `root` */
export async function startNginx(locations: string): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'renderdesk-nginx-'));
  const root = join(folder, 'www');
  mkdirSync(root);
  const port = await freePort();
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join(' ');
  // Its workers are started as somebody else by root, who may not look into the folder.
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; master_process off; ${user} pid ${folder}/pid; error_log ${folder}/error.log;
     events { worker_connections 128; }
     http { access_log off; ${temporary}
       server { listen 127.0.0.1:${port}; root ${root}; ${locations.replaceAll('@ROOT@', root)} } }`,
  );
  const config = ['-p', folder, '-e', `${folder}/error.log`, '-c', join(folder, 'nginx.conf')];
  const child = spawn('nginx', config, { stdio: ['ignore', 'ignore', 'inherit'] });
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  const origin = `http://127.0.0.1:${port}`;
  await answering(origin, gone);
  return {
    origin,
    root,
    async close() {
      child.kill('SIGTERM');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return port;
}

async function answering(origin: string, gone: Promise<void>): Promise<void> {
  let hasGone = false;
  void gone.then(() => (hasGone = true));
  for (;;) {
    if (hasGone) throw new Error('nginx did not start; see what it says above');
    const isUp = await fetch(origin).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

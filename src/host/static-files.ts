import { createReadStream, readdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { contentSecurityPolicy } from './security-headers.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.mp4': 'video/mp4',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webm': 'video/webm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** The built window, from a list made once: an address that is not on it is no file. */
export interface StaticFiles {
  /** False when there is no such file: nothing was answered yet. */
  serve(path: string, request: IncomingMessage, response: ServerResponse): Promise<boolean>;
}

export function createStaticFiles(folder: string): StaticFiles {
  const files = listFiles(folder);
  return {
    async serve(path, request, response) {
      const address = path === '/' ? '/index.html' : path;
      const file = files.get(address);
      if (file === undefined) return false;
      response.setHeader('Content-Type', mediaTypes[extname(file)] ?? 'application/octet-stream');
      // Named as well as 'self', which not every browser takes to cover a WebSocket.
      const connect = [`ws://${request.headers.host ?? ''}`];
      response.setHeader('Content-Security-Policy', contentSecurityPolicy({ connect }));
      // The build names what is in assets/ after its content; everything else is asked anew.
      const lasting = address.startsWith('/assets/');
      response.setHeader(
        'Cache-Control',
        lasting ? 'private, max-age=31536000, immutable' : 'no-store',
      );
      response.writeHead(200);
      if (request.method === 'HEAD') response.end();
      else await pipeline(createReadStream(file), response);
      return true;
    },
  };
}

/** Addresses as they are written in a page, to absolute paths. No links are followed. */
function listFiles(folder: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const entry of entriesOf(folder)) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const address = relative(folder, path).split(sep).map(encodeURIComponent).join('/');
    files.set(`/${address}`, path);
  }
  return files;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch {
    return [];
  }
}

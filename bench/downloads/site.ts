import { createHash, randomFillSync } from 'node:crypto';
import { closeSync, openSync, readSync, writeFileSync, writeSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { makeCertificate } from '../../test/fakes/certificate.ts';
import { startNginx, type Nginx } from '../../test/fakes/nginx.ts';
import { noisePicture } from '../../test/fakes/noise-picture.ts';

const PIECE_BYTES = 8 * 1024 * 1024;
/** Of a picture of noise: about 200 KB. */
const SIDE_PIXELS = 258;

/** A real nginx on loopback with files to fetch, plain and over TLS. */
export interface Site extends Pick<Nginx, 'root' | 'close'> {
  readonly plain: string;
  readonly encrypted: string;
  /** The file of the certificate that it shows. */
  readonly certificate: string;
}

/** @param folder for the certificate */
export async function startSite(folder: string): Promise<Site> {
  const certificate = makeCertificate(folder, ['localhost']);
  if (certificate === null) throw new Error('openssl makes no certificate here');
  const port = await freePort();
  const nginx = await startNginx(
    `sendfile on; keepalive_requests 1000000; listen 127.0.0.1:${port} ssl;
     ssl_certificate ${certificate.path}; ssl_certificate_key ${join(folder, 'key.pem')};`,
  );
  return {
    root: nginx.root,
    close: () => nginx.close(),
    plain: nginx.origin,
    encrypted: `https://localhost:${port}`,
    certificate: certificate.path,
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

export interface Sample {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A file of noise, different everywhere. */
export function makeLarge(path: string, bytes: number): Sample {
  const hash = createHash('sha256');
  const file = openSync(path, 'w');
  for (let at = 0; at < bytes; at += PIECE_BYTES) {
    const piece = randomFillSync(Buffer.allocUnsafe(Math.min(PIECE_BYTES, bytes - at)));
    hash.update(piece);
    writeSync(file, piece);
  }
  closeSync(file);
  return { path, bytes, sha256: hash.digest('hex') };
}

/** Whole PNGs of about 200 KB, `0.png` and so on, each other than the rest. */
export function makePictures(folder: string, count: number): Sample[] {
  return Array.from({ length: count }, (_, index) => {
    const path = join(folder, `${index}.png`);
    const picture = noisePicture(SIDE_PIXELS, SIDE_PIXELS, index);
    writeFileSync(path, picture);
    return { path, bytes: picture.byteLength, sha256: '' };
  });
}

/** @throws where any byte differs */
export function refuseDifference(path: string, sample: string): void {
  const files = [openSync(path, 'r'), openSync(sample, 'r')] as const;
  const [one, other] = [Buffer.allocUnsafe(PIECE_BYTES), Buffer.allocUnsafe(PIECE_BYTES)];
  try {
    for (let at = 0; ; at += PIECE_BYTES) {
      const came = one.subarray(0, readSync(files[0], one, 0, PIECE_BYTES, at));
      const sent = other.subarray(0, readSync(files[1], other, 0, PIECE_BYTES, at));
      if (!came.equals(sent)) throw new Error(`${path} is not what ${sample} is`);
      if (came.byteLength === 0) return;
    }
  } finally {
    files.forEach((file) => closeSync(file));
  }
}

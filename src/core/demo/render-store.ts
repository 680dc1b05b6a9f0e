import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder, writeDurably } from './durable-file.ts';
import { renderRecordSchema } from './render-record.ts';
import type { RenderRecord, StoredFile } from './render-record.ts';

const SECRET_BYTES = 32;

/**
 * Renders on disk, one folder each: `record.json`, the submitted `payload.json` and the files.
 * A render exists once its record is there; a folder without one never was submitted.
 */
export class RenderStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = join(folder, 'renders');
  }

  async open(): Promise<RenderRecord[]> {
    await mkdir(this.#folder, { recursive: true });
    const records: RenderRecord[] = [];
    for (const id of await readdir(this.#folder)) {
      const record = await this.#read(id);
      if (record !== null) records.push(record);
    }
    return records.toSorted((one, other) => one.submittedAt - other.submittedAt);
  }

  /** The secret behind signed links: kept, so that links outlive a restart as the vendor's do. */
  async linkSecret(): Promise<Buffer> {
    const path = join(this.#folder, '..', 'link-secret');
    const kept = await readFile(path).catch(() => null);
    if (kept !== null && kept.length === SECRET_BYTES) return kept;
    const secret = randomBytes(SECRET_BYTES);
    await writeDurably(path, secret);
    return secret;
  }

  /** When it resolves, the render survives a crash. */
  async add(record: RenderRecord, payload: Uint8Array): Promise<void> {
    await mkdir(join(this.#folder, record.id));
    await writeDurably(join(this.#folder, record.id, 'payload.json'), payload);
    await this.save(record);
    await syncFolder(this.#folder);
  }

  async save(record: RenderRecord): Promise<void> {
    const text = JSON.stringify(record, null, 2);
    await writeDurably(join(this.#folder, record.id, 'record.json'), Buffer.from(text));
  }

  async payload(id: string): Promise<Buffer> {
    return readFile(join(this.#folder, id, 'payload.json'));
  }

  async addFile(id: string, name: string, bytes: Uint8Array): Promise<StoredFile> {
    await writeDurably(join(this.#folder, id, name), bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { name, bytes: bytes.length, sha256 };
  }

  filePath(id: string, file: StoredFile): string {
    return join(this.#folder, id, file.name);
  }

  async #read(id: string): Promise<RenderRecord | null> {
    const text = await readFile(join(this.#folder, id, 'record.json'), 'utf8').catch(() => null);
    if (text === null) return null;
    // A record that another version wrote differently is left alone on the disk.
    const record = renderRecordSchema.safeParse(JSON.parse(text));
    return record.success ? record.data : null;
  }
}

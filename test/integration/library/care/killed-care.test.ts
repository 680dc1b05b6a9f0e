import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { OutputId } from '../../../../src/shared/ids.ts';
import { libraryFiles } from '../../../fakes/library-files.ts';
import { careLibrary } from '../../../fakes/care-library.ts';
import { inOwnTrash, openCare } from '../../../fakes/open-care.ts';

/** `RENDERDESK_KILLS=200` is the long form. */
const KILLS = Number(process.env['RENDERDESK_KILLS'] ?? 8);
const FILES = 40;
/** As long as some files take to move. */
const LONGEST_LIFE_MS = 250;

const program = fileURLToPath(new URL('./care-process.ts', import.meta.url));
const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

it.each([
  ['the library’s own trash', false],
  ['the trash of the system', true],
])(
  `killed ${KILLS} times between a file and its row, with %s: every file is where its row says`,
  async (_, hasSystemTrash) => {
    const home = mkdtempSync(join(tmpdir(), 'killed-care-'));
    const bin = join(home, 'bin');
    const begun = careLibrary(home);
    const ids: OutputId[] = [];
    for (let each = 0; each < FILES; each += 1) {
      ids.push(begun.add(`file-${each}.png`, `content ${each}`));
    }
    begun.close();
    for (let life = 0; life < KILLS; life += 1) {
      const child = fork(program, hasSystemTrash ? [home, bin] : [home], {
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      await once(child, 'message');
      await sleep(Math.random() * LONGEST_LIFE_MS);
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
    const library = careLibrary(home);
    const open = openCare(library, hasSystemTrash ? bin : undefined);
    try {
      await open.edits.resume();
      const { found } = await open.check();
      expect(found).toMatchObject({ missing: 0, changed: 0, unknown: 0, moved: 0, back: 0 });
      const places = ids.map((id) => {
        const file = library.file(id);
        if (file.trashedAt === null) return join(file.folder, file.fileName);
        const own = inOwnTrash(library, id);
        if (own !== null || !hasSystemTrash) return own ?? 'nowhere';
        const inBin = readdirSync(bin).map((name) => join(bin, name));
        return inBin.find((path) => sha256(path) === file.sha256) ?? 'nowhere';
      });
      expect(places.map(sha256)).toEqual(ids.map((id) => library.file(id).sha256));
      expect(new Set(places).size).toBe(FILES);
      const inLibrary = places.filter(
        (path) => !path.includes('.renderdesk') && !path.startsWith(bin),
      );
      expect(libraryFiles(library.folder)).toHaveLength(inLibrary.length);
    } finally {
      await open.end();
      library.close();
      rmSync(home, { recursive: true, force: true });
    }
  },
  60_000 + KILLS * 8_000,
);

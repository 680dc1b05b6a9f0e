import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { array, assert, asyncProperty, boolean, constantFrom, nat, record } from 'fast-check';
import { expect, it } from 'vitest';
import { outputIdSchema, type OutputId } from '../../../../src/shared/ids.ts';
import { unknownFileReads } from '../../../../src/core/db/unknown-file-repository.ts';
import { careLibrary, type CareLibrary } from '../../../fakes/care-library.ts';
import { inOwnTrash, openCare, type OpenCare } from '../../../fakes/open-care.ts';

const RUNS = Number(process.env['RENDERDESK_AGREEMENTS'] ?? 12);

const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

/** One thing that happens, by the app or by somebody else; numbers choose what it happens to. */
const stepArbitrary = record({
  what: constantFrom(
    'rename',
    'rename',
    'swap',
    'move-over',
    'delete',
    'edit',
    'touch',
    'copy',
    'new-file',
    'take-out-of-trash',
    'app-trash',
    'app-trash',
    'app-restore',
    'app-forget',
    'app-undo',
    'app-take-in',
    'app-relink',
    'check',
  ),
  one: nat(),
  other: nat(),
});
type Step = { what: string; one: number; other: number };

interface World {
  readonly library: CareLibrary;
  readonly open: OpenCare;
  readonly edits: number[];
  made: number;
}

/** Plain files that a person sees, by their paths. */
function visible(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? visible(path) : [path];
    })
    .toSorted();
}

const idsOf = ({ library }: World): OutputId[] =>
  library.writer.all('SELECT id FROM output ORDER BY id').map(({ id }) => outputIdSchema.parse(id));

function pick<Thing>(things: readonly Thing[], number: number): Thing | undefined {
  return things[number % Math.max(1, things.length)];
}

function byHand(world: World, { what, one, other }: Step): void {
  const { folder } = world.library;
  const files = visible(folder);
  const file = pick(files, one);
  const another = pick(files, other);
  world.made += 1;
  const fresh = join(folder, ['', 'sub', 'sub/deep'][other % 3] ?? '', `made-${world.made}.png`);
  mkdirSync(join(fresh, '..'), { recursive: true });
  if (what === 'new-file') return writeFileSync(fresh, `new ${world.made}`);
  if (file === undefined || another === undefined) return;
  switch (what) {
    case 'rename':
      return renameSync(file, fresh);
    case 'swap': {
      if (file === another) return;
      renameSync(file, fresh);
      renameSync(another, file);
      return renameSync(fresh, another);
    }
    case 'move-over':
      return file === another ? undefined : renameSync(file, another);
    case 'delete':
      return rmSync(file);
    case 'edit':
      return writeFileSync(file, `edited ${world.made}`);
    case 'touch':
      return writeFileSync(file, readFileSync(file));
    case 'copy':
      return writeFileSync(fresh, readFileSync(file));
    default: {
      const trashed = idsOf(world).flatMap((id) => inOwnTrash(world.library, id) ?? []);
      const path = pick(trashed.filter(existsSync), one);
      if (path !== undefined) renameSync(path, fresh);
    }
  }
}

async function byApp(world: World, { what, one, other }: Step): Promise<void> {
  const { open, library } = world;
  const id = pick(idsOf(world), one);
  if (id === undefined) return;
  switch (what) {
    case 'app-trash':
      world.edits.push(await open.change([id], { kind: 'trash', because: 'person' }));
      return;
    case 'app-restore':
      world.edits.push(await open.change([id], { kind: 'restore' }));
      return;
    case 'app-forget':
      world.edits.push(await open.change([id], { kind: 'forget' }));
      return;
    case 'app-undo': {
      const edit = world.edits.pop();
      if (edit !== undefined) await open.edits.undo(edit);
      return;
    }
    case 'app-take-in':
    case 'app-relink': {
      const [row] = unknownFileReads(library.writer).page(null, true, 1);
      if (row === undefined) return;
      const path = join(row.folder, row.name);
      if (what === 'app-take-in') await open.takeIn(path);
      else await open.relink(pick(idsOf(world), other) ?? id, path).catch(() => undefined);
      return;
    }
    default:
      await open.check();
  }
}

/** Where rows and disk do not agree; nothing where they do. */
function disagreements(world: World): string[] {
  const { library } = world;
  const unknown = unknownFileReads(library.writer)
    .page(null, true, 1_000)
    .map(({ folder, name }) => join(folder, name));
  const strays = new Set(unknown.map((path) => sha256(path)));
  const owned: string[] = [];
  const wrong = idsOf(world).flatMap((id) => {
    const file = library.file(id);
    const path = join(file.folder, file.fileName);
    if (file.forgottenAt !== null) return [];
    if (file.trashedAt !== null) {
      const trashed = inOwnTrash(library, id);
      return trashed === null || existsSync(trashed) ? [] : `${path} is not in the trash`;
    }
    if (file.missingAt !== null) {
      if (existsSync(path)) return `${path} is there, and said to be missing`;
      return strays.has(file.sha256) ? `${path} lies there unknown, and is said to be missing` : [];
    }
    owned.push(path);
    if (!existsSync(path)) return `${path} is not there`;
    return sha256(path) === (file.changed ?? file).sha256 ? [] : `${path} has other bytes`;
  });
  const said = [...owned, ...unknown].toSorted();
  const there = visible(library.folder);
  return said.join('\n') === there.join('\n')
    ? wrong
    : [...wrong, `said:\n${said.join('\n')}`, `there:\n${there.join('\n')}`];
}

it(
  'comes of every look, whatever the app and somebody else did before',
  async () => {
    const steps = array(stepArbitrary, { minLength: 1, maxLength: 14 });
    await assert(
      asyncProperty(steps, boolean(), async (all, hasSystemTrash) => {
        const home = mkdtempSync(join(tmpdir(), 'agreement-'));
        const library = careLibrary(home);
        const open = openCare(library, hasSystemTrash ? join(home, 'bin') : undefined);
        const world: World = { library, open, edits: [], made: 0 };
        try {
          for (let each = 0; each < 5; each += 1)
            library.add(`file-${each}.png`, `content ${each}`);
          await open.check();
          for (const step of all) {
            if (step.what.startsWith('app-') || step.what === 'check') await byApp(world, step);
            else byHand(world, step);
          }
          await open.check();
          expect(disagreements(world)).toEqual([]);
          const { found } = await open.check();
          expect({ ...found, unknown: 0 }).toEqual({
            moved: 0,
            changed: 0,
            missing: 0,
            back: 0,
            unknown: 0,
            unsure: 0,
          });
          expect(disagreements(world)).toEqual([]);
        } finally {
          await open.end();
          library.close();
          rmSync(home, { recursive: true, force: true });
        }
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  },
  30_000 + RUNS * 5_000,
);

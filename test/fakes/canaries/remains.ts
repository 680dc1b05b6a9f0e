import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** A place where something was left, or that it went through. */
export interface Trace {
  readonly where: string;
  readonly bytes: Buffer;
}

/** Every file below a folder, byte by byte: of a database also its free pages and its log. */
export function filesBelow(folder: string, name: string): Trace[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      try {
        return [{ where: `${name}/${relative(folder, path)}`, bytes: readFileSync(path) }];
      } catch {
        // It went while we looked.
        return [];
      }
    });
}

/** What every program of this machine may see of a process and its children. */
export interface ProcessWatch {
  /** Command lines and environments, each once; a process is named by what it runs. */
  readonly seen: () => Trace[];
  stop(): void;
}

const LOOK_EVERY_MS = 50;

/** Looks at a process and all below it until it is stopped. Linux only. */
export function watchProcesses(root: number): ProcessWatch {
  const traces = new Map<string, Trace>();
  const look = () => {
    for (const pid of [root, ...descendants(root)]) {
      const cmdline = readProc(pid, 'cmdline');
      const whose = pid === root ? 'the host' : childOf(cmdline);
      for (const [what, bytes] of [
        ['cmdline', cmdline] as const,
        ['environ', readProc(pid, 'environ')] as const,
      ]) {
        if (bytes.length > 0) {
          traces.set(bytes.toString('latin1') + whose, { where: `${what} of ${whose}`, bytes });
        }
      }
    }
  };
  look();
  const timer = setInterval(look, LOOK_EVERY_MS);
  return { seen: () => [...traces.values()], stop: () => clearInterval(timer) };
}

/** Chromium starts its own processes; those with a script, and all others, are started by us. */
function childOf(cmdline: Buffer): string {
  const words = cmdline.toString('latin1');
  const isOurs = !/--type=|crashpad/.test(words) || words.includes('node.mojom.NodeService');
  return isOurs ? 'a child' : "Chromium's own";
}

function readProc(pid: number, what: string): Buffer {
  try {
    return readFileSync(`/proc/${String(pid)}/${what}`);
  } catch {
    return Buffer.alloc(0);
  }
}

function descendants(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = readProc(Number(name), 'stat').toString('latin1');
    // The name of the program, in brackets, may hold anything.
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found: number[] = [];
  const open = [root];
  for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
    const below = children.get(pid) ?? [];
    found.push(...below);
    open.push(...below);
  }
  return found;
}

import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const toldSchema = z.array(z.string());

/** True the first time that it is asked about this, ever. @param file where that is remembered */
export function firstTime(file: string, what: string): boolean {
  const told = readTold(file);
  if (told.includes(what)) return false;
  writeFileSync(file, `${JSON.stringify([...told, what])}\n`, { mode: 0o600 });
  return true;
}

function readTold(file: string): string[] {
  try {
    const read = toldSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return read.success ? read.data : [];
  } catch {
    return [];
  }
}

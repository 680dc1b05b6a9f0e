import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { portableHome, startedFile, type ProgramPlace } from '../../../src/main/portable-home.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portable-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const aPlace = (more: Partial<ProgramPlace> = {}): ProgramPlace => ({
  platform: 'linux',
  program: join(folder, 'renderdesk'),
  environment: {},
  isCheckout: false,
  ...more,
});
const makeHome = () => {
  const home = join(folder, 'Renderdesk-home');
  mkdirSync(home);
  return home;
};

test('a folder beside the program is the home, and without one the usual place is', () => {
  expect(portableHome(aPlace())).toBeUndefined();
  const home = makeHome();
  expect(portableHome(aPlace())).toBe(home);
  expect(portableHome(aPlace({ isCheckout: true }))).toBeUndefined();
});

test('a file of that name is no home', () => {
  writeFileSync(join(folder, 'Renderdesk-home'), '');
  expect(portableHome(aPlace())).toBeUndefined();
});

test('beside means beside what a person starts, wherever that unpacks itself', () => {
  const home = makeHome();
  const elsewhere = '/somewhere/else/renderdesk';
  const environment = { APPIMAGE: join(folder, 'Renderdesk.AppImage') };
  expect(portableHome(aPlace({ program: elsewhere, environment }))).toBe(home);
  const inside = join(folder, 'Renderdesk.app/Contents/MacOS/Renderdesk');
  expect(portableHome(aPlace({ platform: 'darwin', program: inside }))).toBe(home);
});

test('a portable program for Windows is started again by its own name', () => {
  const own = 'E:\\Renderdesk.exe';
  const unpacked = {
    platform: 'win32' as const,
    program: 'C:\\Temp\\x\\Renderdesk.exe',
    environment: { PORTABLE_EXECUTABLE_FILE: own },
  };
  expect(startedFile(aPlace(unpacked))).toBe(own);
});

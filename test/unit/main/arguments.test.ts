import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../src/main/arguments.ts';

const packaged = { appPath: null, workingFolder: '/here' };
const named = { appPath: '/here', workingFolder: '/here' };

describe('parseArguments', () => {
  it('reads files, the home and the demo of an installed app', () => {
    expect(
      parseArguments(['/opt/renderdesk', '--home', 'h', 'a.json', '--demo', '/b.json'], packaged),
    ).toMatchObject({ home: '/here/h', demo: true, files: ['/here/a.json', '/b.json'] });
  });

  it('takes no file where Electron was told only the app', () => {
    expect(parseArguments(['electron', '.'], named).files).toEqual([]);
  });

  it('passes over everything up to the app, and the switches of Chromium', () => {
    const argv = ['electron', '-r', 'loader.js', '--inspect=0', '.', '--no-sandbox', 'a.json'];
    expect(parseArguments(argv, named).files).toEqual(['/here/a.json']);
  });

  it('takes the first word for the app when its folder is named in another way', () => {
    const argv = ['electron', '--no-sandbox', 'out/main/index.js', 'a.json'];
    expect(parseArguments(argv, named).files).toEqual(['/here/a.json']);
  });

  it('takes everything after two dashes for a file', () => {
    expect(parseArguments(['x', '--', '--demo', '-a.json'], packaged)).toMatchObject({
      home: undefined,
      demo: false,
      files: ['/here/--demo', '/here/-a.json'],
    });
  });

  it('reads links, and how to start', () => {
    const link = 'RenderDesk://adopt?id=1';
    expect(parseArguments(['x', '--hidden', link, '--new-render'], packaged)).toEqual({
      home: undefined,
      demo: false,
      hidden: true,
      newRender: true,
      files: [],
      links: [link],
    });
    expect(parseArguments(['x', '--', link, '/a.render.json'], packaged)).toMatchObject({
      files: ['/a.render.json'],
      links: [link],
    });
  });

  it('reads file addresses, and keeps one that is none', () => {
    expect(parseArguments(['x', 'file:///tmp/a%20b.json'], packaged).files).toEqual([
      '/tmp/a b.json',
    ]);
    expect(parseArguments(['x', 'file://host%/a'], packaged).files).toEqual([
      '/here/file:/host%/a',
    ]);
  });

  it('knows no home where none is said', () => {
    expect(parseArguments(['x', '--home='], packaged).home).toBeUndefined();
    expect(parseArguments(['x', '--home'], packaged).home).toBeUndefined();
    expect(parseArguments(['x', '--home=/h'], packaged).home).toBe('/h');
  });
});

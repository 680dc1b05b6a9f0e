import { describe, expect, it } from 'vitest';
import { linkProblem, safeLink } from '../../../src/core/providers/safe-link.ts';

const AFAR = 'https://api.vendor.example/v1';
const HERE = 'http://127.0.0.1:4000/v1';
const NEARBY = 'https://renders.lan/v1';

describe('a link in an answer', () => {
  it.each([
    ['https://files.example/a.mp4?sig=1', AFAR, 'https://files.example/a.mp4?sig=1'],
    ['/files/a.mp4', AFAR, 'https://api.vendor.example/files/a.mp4'],
    ['//cdn.example/a.mp4', AFAR, 'https://cdn.example/a.mp4'],
    ['/files/a.mp4', HERE, 'http://127.0.0.1:4000/files/a.mp4'],
    ['http://localhost:9/a.mp4', HERE, 'http://localhost:9/a.mp4'],
    ['https://10.1.2.3/a.mp4', NEARBY, 'https://10.1.2.3/a.mp4'],
    ['https://8.8.8.8/a.mp4', AFAR, 'https://8.8.8.8/a.mp4'],
    ['https://172.32.0.1/a.mp4', AFAR, 'https://172.32.0.1/a.mp4'],
  ])('%s of %s is fetched from %s', (link, baseUrl, url) => {
    expect(safeLink(link, baseUrl)).toBe(url);
  });

  it.each([
    ['http://files.example/a.mp4', AFAR, 'is not encrypted'],
    ['//cdn.example/a.mp4', HERE, 'is not encrypted'],
    ['ftp://files.example/a.mp4', AFAR, 'is no web address'],
    ['javascript:alert(1)', AFAR, 'is no web address'],
    ['https://', AFAR, 'is no web address'],
    ['https://user:secret@files.example/a', AFAR, 'carries a password'],
    ['https://127.0.0.1/a.mp4', AFAR, 'leads into this computer'],
    ['http://localhost/a.mp4', AFAR, 'leads into this computer'],
    ['https://2130706433/a.mp4', AFAR, 'leads into this computer'],
    ['https://localhost./a.mp4', AFAR, 'leads into a private network'],
    ['https://[::ffff:127.0.0.1]/a.mp4', AFAR, 'leads into a private network'],
    ['https://10.1.2.3/a.mp4', AFAR, 'leads into a private network'],
    ['https://192.168.1.1/a.mp4', AFAR, 'leads into a private network'],
    ['https://172.16.0.1/a.mp4', AFAR, 'leads into a private network'],
    ['https://100.100.100.200/a.mp4', AFAR, 'leads into a private network'],
    ['https://0.0.0.0/a.mp4', AFAR, 'leads into a private network'],
    ['https://[fd12:3456::1]/a.mp4', AFAR, 'leads into a private network'],
    ['https://[::]/a.mp4', AFAR, 'leads into a private network'],
    ['https://metadata.google.internal/a', AFAR, 'leads into a private network'],
    ['https://printer.local/a', AFAR, 'leads into a private network'],
    ['https://10.1.2.3/a.mp4', HERE, null],
    ['https://169.254.169.254/latest', AFAR, 'leads to an address of machines about themselves'],
    ['https://169.254.169.254/latest', HERE, 'leads to an address of machines about themselves'],
    ['https://169.254.169.254/latest', NEARBY, 'leads to an address of machines about themselves'],
    ['https://[fe80::1]/a', NEARBY, 'leads to an address of machines about themselves'],
    [
      'https://[::ffff:169.254.169.254]/a',
      NEARBY,
      'leads to an address of machines about themselves',
    ],
  ])('%s of %s %s', (link, baseUrl, problem) => {
    expect(linkProblem(link, baseUrl)).toBe(problem);
  });
});

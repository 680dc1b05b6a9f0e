// Loaded before the host: names are not found while the file is there, as when a resolver is down.
import dns from 'node:dns';
import { existsSync } from 'node:fs';

const sign = process.env['NAMES_FAIL_WHILE'];
const real = dns.lookup;
dns.lookup = (name, options, callback) => {
  const answer = typeof options === 'function' ? options : callback;
  if (!existsSync(sign)) return real('127.0.0.1', options, callback);
  const error = Object.assign(new Error(`getaddrinfo EAI_AGAIN ${name}`), {
    code: 'EAI_AGAIN',
    syscall: 'getaddrinfo',
    hostname: name,
  });
  setImmediate(() => answer(error));
};

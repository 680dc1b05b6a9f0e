import { acquireLock } from '../../src/host/library-lock.ts';

// Run as a process of its own: takes the lock, says so, and holds it until it is killed.
const attempt = acquireLock(process.argv[2] ?? '');
process.stdout.write(attempt.acquired ? 'held\n' : 'refused\n');
if (attempt.acquired) setInterval(() => {}, 60_000);

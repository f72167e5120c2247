import { acquireInstanceLock } from '../../server/platform/instance-lock.ts';

/** Run as a process of its own: takes the lock of the directory named in argv and says whether it got it. */
try {
  acquireInstanceLock(process.argv[2] ?? '');
  process.stdout.write('held\n');
  process.stdin.resume(); // stays until it is ended
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : 'unknown'}\n`);
}

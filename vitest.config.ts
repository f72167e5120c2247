import { tmpdir } from 'node:os';
import { defineConfig } from 'vitest/config';

/** These hold the program to milliseconds, or fill the machine on purpose: nothing else runs beside them. */
const timed = [
  'test/fault/{*-speed,*-in-time,many-*,log-*,always-answers,bombs-and-floods}.test.ts',
  'test/fault/{bridge-faults,durable-ack,long-transcripts,model-stream}.test.ts',
  'test/window/{full-shop,ring-card}.test.ts',
];
/**
 * These wait for the real cloudflared or for a limit of time, which costs the machine little: they do it together, and
 * the longest of those that only compute does so meanwhile.
 */
const waiting = [
  'test/waiting/tunnel-*.test.ts',
  'test/receptionist/**/*.test.ts',
  'test/cli/connect.test.ts',
  'test/fault/full-disk.test.ts',
  'test/integration/{backup-daily,longest-bridged,provider-method-faults,tunnel-real,tunnel-watch,unused-bytes}.test.ts',
];

export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['test/support/setup.ts'],
    env: { TZ: 'UTC' },
    testTimeout: 20_000,
    hookTimeout: 20_000,
    pool: 'forks',
    // Nothing here keeps state in a module, so files may share one process: reading the program anew for each of them
    // is half the work.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['test/**/*.test.ts'],
          // The last needs the provider's own API description, which lies outside: vitest.contract.config.ts.
          exclude: [...timed, ...waiting, 'test/contract-check/**'],
          // Vitest would leave a core free, but much of this time is spent waiting for a disk or a browser.
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'waiting',
          include: waiting,
          maxWorkers: 7,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: timed,
          maxWorkers: 1,
          // On the disk of this machine, because that is what the program waits for.
          env: { TMPDIR: tmpdir() },
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});

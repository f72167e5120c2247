import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

import { createRecordings } from '../../server/services/recordings.ts';
import { createSecretBox } from '../../server/platform/secret-box.ts';
import { traceOf } from '../support/system-calls.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const MODULE = resolve(import.meta.dirname, '../../server/services/recordings.ts');

const mayMount = spawnSync('unshare', ['-Urm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
if (!mayMount && process.env['CI'] === 'true')
  throw new Error('The nearly full disk cannot be tested: unshare -Urm is refused.');

/** Keeps a recording of 1.3 MiB on a disk of 1.2 MiB, so that only a part of its last piece fits. */
const KEEP = `
  import { readdirSync } from 'node:fs';
  import { createRecordings } from ${JSON.stringify(MODULE)};
  const recordings = createRecordings({ dataDir: process.argv[1], box: { seal: (plain) => plain } });
  const ended = await recordings.keep(Buffer.alloc(1.3 * 1024 * 1024)).then(() => 'kept', ({ code }) => code);
  console.log(ended, readdirSync(process.argv[1] + '/audio/arriving').length);`;

it.skipIf(!mayMount)(
  'when only a part of a recording fits on the disk, then it is refused and nothing of it stays',
  () => {
    const script = 'mount -t tmpfs -o size=1228k tmpfs "$1" && exec "$2" --input-type=module -e "$3" "$1"';
    const args = ['-Urm', 'sh', '-c', script, 'sh', temporaryDirectory(), process.execPath, KEEP];
    const { stdout, stderr } = spawnSync('unshare', args, { encoding: 'utf8' });
    expect({ stdout, stderr }).toEqual({ stdout: 'ENOSPC 0\n', stderr: '' });
  },
);

it('when a recording is kept, then its bytes and its name are on the disk, and so are the names of new folders', async (test) => {
  const dataDir = realpathSync(temporaryDirectory());
  const recordings = createRecordings({ dataDir, box: createSecretBox(Buffer.alloc(32, 7)) });
  const stopTracing = await traceOf(process.pid);
  if (!stopTracing) {
    const why = 'strace is missing or not allowed here: nobody looks whether the name of a recording is synced';
    if (process.env['CI'] === 'true') throw new Error(why);
    process.stderr.write(`\nSKIPPED: ${why}.\n`);
    return test.skip(why);
  }

  const first = await recordings.keep(Buffer.from('AAAA'));
  const second = await recordings.keep(Buffer.from('BBBB'));

  const synced = (await stopTracing()).flatMap((line) => /\bfsync\(\d+<(.+)>\) += 0$/.exec(line)?.[1] ?? []);
  const folder = join(dataDir, 'audio');
  const arriving = join(folder, 'arriving');
  expect(synced).toEqual([dataDir, folder, join(arriving, first), arriving, join(arriving, second), arriving]);
});

import { existsSync, mkdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { openLogFile } from '../../server/platform/log-file.ts';
import { filesIn } from '../support/stored.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const MEBIBYTE = 1024 * 1024;

// /dev/full answers every write with ENOSPC, as a full disk does; other systems have no such file.
it.runIf(existsSync('/dev/full'))(
  'when the disk is full for long, then no more than 1 MiB of lines waits for it',
  () => {
    const directory = temporaryDirectory();
    const file = join(directory, 'x.log');
    symlinkSync('/dev/full', file);
    // A directory where the full file would be moved to keeps the file where it is, until the disk is to be well again.
    mkdirSync(join(directory, 'x.log.1'));
    const sink = openLogFile({ file, maxBytes: 0, keep: 2 });
    for (let n = 0; n < 3000; n += 1) sink.write(`${'x'.repeat(1023)}\n`);

    rmSync(join(directory, 'x.log.1'), { recursive: true });
    sink.flush(); // moves the full file aside
    sink.flush();

    const written = filesIn(directory).reduce((sum, name) => sum + statSync(name).size, 0);
    sink.close();
    expect(written).toBe(MEBIBYTE);
  },
);

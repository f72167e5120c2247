import { existsSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { openLogFile } from '../../server/platform/log-file.ts';

describe('F4: log file on a full disk', () => {
  // /dev/full answers every write with ENOSPC, as a full disk does; other systems have no such file.
  it.runIf(existsSync('/dev/full'))('when nothing can be written, then nobody who logs notices or waits', () => {
    const sink = openLogFile({ file: '/dev/full' });
    const line = `${'x'.repeat(199)}\n`;
    const started = process.cpuUsage();
    for (let n = 0; n < 20_000; n += 1) sink.write(line);
    sink.flush();
    sink.close();
    const { user, system } = process.cpuUsage(started);
    expect(user + system).toBeLessThan(1_000_000); // µs for 4 MB of lines, of which at most 1 MiB is held
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { smoke } from '../../scripts/package/smoke.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

/** A program that answers `status` on the door it is told to open, and does `atEnd` when it is asked to end. */
function program(status: number, atEnd: string): [string, string[]] {
  const file = join(temporaryDirectory(), 'program.mjs');
  const door = `(_, answer) => answer.writeHead(${status}).end()`;
  writeFileSync(
    file,
    `import { createServer } from 'node:http';
     if (!process.argv.includes('--hidden')) process.exit(9);
     createServer(${door}).listen(Number(process.env.LINEKEEPER_WEBHOOK_PORT), '127.0.0.1');
     process.on('SIGTERM', () => ${atEnd});`,
  );
  return [process.execPath, [file]];
}

describe('the first start of a packed program', () => {
  it('passes when it says that it is well, and ends with 0', async () => {
    await expect(smoke(...program(200, 'process.exit(0)'))).resolves.toBeUndefined();
  });

  // Windows knows no asking, so there is nothing to answer with another code.
  it.skipIf(process.platform === 'win32')('fails when it ends otherwise', async () => {
    await expect(smoke(...program(200, 'process.exit(3)'))).rejects.toThrow('Asked to end, it ended with 3.');
  });

  it('fails when it ends by itself', async () => {
    const file = join(temporaryDirectory(), 'program.mjs');
    writeFileSync(file, 'process.exit(4)');
    await expect(smoke(process.execPath, [file])).rejects.toThrow('It ended by itself with 4.');
  });
});

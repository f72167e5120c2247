import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { smoke } from '../../scripts/package/smoke.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

type Over = { status?: number; atEnd?: string; window?: string };

/** A program that says where its door is, answers `status` there, tells of a window, and does `atEnd` when it is to end. */
function program({ status = 200, atEnd = 'process.exit(0)', window = aWindow('environment') }: Over) {
  const file = join(temporaryDirectory(), 'program.mjs');
  writeFileSync(
    file,
    `import { createServer } from 'node:http';
     if (process.argv.includes('--hidden') || !process.argv.includes('--json')) process.exit(9);
     process.on('SIGTERM', () => ${atEnd});
     const door = createServer((_, answer) => answer.writeHead(${status}).end());
     door.listen(0, '127.0.0.1', () => {
       const webhookUrl = 'http://127.0.0.1:' + door.address().port;
       console.log(JSON.stringify({ event: 'ready', webhookUrl }));
       ${window}
     });`,
  );
  return { program: process.execPath, before: [file], hasKeychain: false };
}

const aWindow = (keyIn: string): string => `console.log(JSON.stringify({ event: 'window', keyIn: '${keyIn}' }));`;

/** Takes a keychain for granted at its first start only. */
const FORGETFUL = `
  const { existsSync, writeFileSync } = await import('node:fs');
  const mark = process.env.LINEKEEPER_DATA_DIR + '/mark';
  if (process.env.LINEKEEPER_MASTER_KEY !== undefined) process.exit(8);
  console.log(JSON.stringify({ event: 'window', keyIn: existsSync(mark) ? 'file' : 'keychain' }));
  writeFileSync(mark, '');`;

describe('the first start of a packed program', () => {
  it('passes when door and window are well, and it ends with 0', async () => {
    await expect(smoke(program({}))).resolves.toBeUndefined();
  });

  // Windows knows no asking, so there is nothing to answer with another code.
  it.skipIf(process.platform === 'win32')('fails when it ends otherwise', async () => {
    await expect(smoke(program({ atEnd: 'process.exit(3)' }))).rejects.toThrow('Asked to end, it ended with 3.');
  });

  it('fails when it ends by itself', async () => {
    const ends = smoke(program({ window: 'process.exit(4);' }));
    await expect(ends).rejects.toThrow('It ended by itself with 4.');
  });

  it('fails when it is not well', async () => {
    await expect(smoke(program({ status: 503 }))).rejects.toThrow('It answers 503 when it is asked');
  });

  it('fails when its window does not reach it', async () => {
    const mute = { ...program({ window: '' }), patience: 1_000 };
    await expect(smoke(mute)).rejects.toThrow('It did not say within 1 s that its window reaches it.');
  });

  it('fails when its key is from elsewhere than it should be', async () => {
    const said = 'Its key is from: environment; it should be from: keychain.';
    await expect(smoke({ ...program({}), hasKeychain: true })).rejects.toThrow(said);
  });

  it.skipIf(process.platform === 'win32')('fails when its keychain does not give back what it was given', async () => {
    const forgetful = { ...program({ window: `void (async () => {${FORGETFUL}})();` }), hasKeychain: true };
    await expect(smoke(forgetful)).rejects.toThrow('Its key is from: file; it should be from: keychain.');
  });
});

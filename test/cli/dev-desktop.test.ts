import { appendFileSync, chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { developDesktop } from '../../scripts/dev/desktop.ts';
import { copyOfSources } from '../support/copy-of-sources.ts';

/** What stands in for Electron's program: it is ready at once, and writes down what becomes of it. */
const standIn = (diary: string): string => `#!${process.execPath}
const { appendFileSync } = require('node:fs');
const write = (line) => appendFileSync(${JSON.stringify(diary)}, line + '\\n');
write('started ' + process.argv.slice(2).join(' '));
process.on('message', (message) => write(String(message)));
process.on('SIGTERM', () => { write('stopped'); process.exit(0); });
console.log(JSON.stringify({ event: 'ready', webhookUrl: 'http://127.0.0.1:4780', deskUrl: null }));
`;

const soon = { timeout: 90_000, interval: 100 };

describe.skipIf(process.platform === 'win32')('npm run dev with a window of its own', () => {
  it('when the page changes, then the window reads it again; when the program does, then that starts anew', async () => {
    const root = copyOfSources(['electron', 'vite.electron.config.ts']);
    const [electron, diary] = [join(root, 'electron-stand-in.cjs'), join(root, 'diary')];
    writeFileSync(electron, standIn(diary));
    chmodSync(electron, 0o755);
    const events = (): string[] => (existsSync(diary) ? readFileSync(diary, 'utf8').trim().split('\n') : []);
    const built = (file: string): string => readFileSync(join(root, 'out', file), 'utf8');
    const begun = `started ${root} --json --demo`;

    const work = await developDesktop({ root, given: ['--demo'], env: process.env, say: () => undefined, electron });
    expect(events()).toEqual([begun]);

    appendFileSync(join(root, 'renderer/src/main.tsx'), "\nwindow.name = 'in the making';\n");
    await expect.poll(events, soon).toEqual([begun, 'reload']);

    appendFileSync(join(root, 'electron/main.ts'), "\nprocess.title = 'in the making';\n");
    await expect.poll(events, soon).toEqual([begun, 'reload', 'stopped', begun]);
    expect(built('electron/main.js')).toContain('in the making');

    await work?.stop(false);
    expect(events().at(-1)).toBe('stopped');
  }, 240_000);

  it('when it cannot be built, then nothing is started', async () => {
    const root = copyOfSources(['electron', 'vite.electron.config.ts']);
    writeFileSync(join(root, 'electron/main.ts'), 'this is no program');

    const work = await developDesktop({
      root,
      given: [],
      env: process.env,
      say: () => undefined,
      electron: '/nowhere/electron',
    });

    expect(work).toBeNull();
  }, 120_000);
});

import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { isAutostartOn, toAutostartFile } from '../../electron/autostart-file.ts';
import { openChoices } from '../../electron/choices.ts';
import { createHost } from '../../electron/host.ts';
import { createLoginItem, startArgs } from '../../electron/login-item.ts';
import { askAboutLogin } from '../../electron/login-question.ts';
import { english } from '../../electron/words.en.ts';
import { createLoginItems } from '../support/electron/login-items.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const report = (_where: string, error: unknown): never => {
  throw error;
};

const PROGRAM = '/opt/Line keeper/100% "ours"/linekeeper';

function linux(env: Record<string, string> = {}) {
  const home = temporaryDirectory();
  const app = { isPackaged: true } as never;
  const item = createLoginItem({ app, machine: { env, execPath: PROGRAM, platform: 'linux' }, args: [], home });
  return { item, home, file: join(home, '.config', 'autostart', 'linekeeper.desktop') };
}

describe('starting with the computer', () => {
  it('when Linux is told to, then a file in its folder starts us hidden, and it goes again', () => {
    const { item, file } = linux();
    expect(item.state()).toBe('off');
    item.set(true);
    expect(item.state()).toBe('on');
    expect(readFileSync(file, 'utf8')).toContain(
      'Exec="/opt/Line keeper/100%% \\\\"ours\\\\"/linekeeper" "--hidden"\n',
    );
    item.set(false);
    item.set(false);
    expect([item.state(), existsSync(file)]).toEqual(['off', false]);
  });

  it('when the desktop switched it off, then that is what it is', () => {
    const { item, file } = linux();
    item.set(true);
    const text = readFileSync(file, 'utf8');
    for (const off of ['Hidden=true', 'X-GNOME-Autostart-enabled=false']) {
      writeFileSync(file, `${text}${off}\n`);
      expect(item.state()).toBe('blocked');
    }
    expect(isAutostartOn(toAutostartFile(['linekeeper']))).toBe(true);
  });

  it('when something else lies where its file belongs, then it is said to be impossible, and nothing fails', () => {
    const { item, home } = linux();
    mkdirSync(join(home, '.config'));
    writeFileSync(join(home, '.config', 'autostart'), '');
    expect(item.state()).toBe('unsupported');
  });

  it('when it was started for a certain memory or out of a clone, then the same is started', () => {
    const given = {
      isPackaged: true,
      root: '/srv/clone',
      flags: { demo: false, dataDir: undefined },
      dataDir: '/srv/data',
    };
    expect(startArgs(given)).toEqual([]);
    expect(startArgs({ ...given, isPackaged: false })).toEqual(['/srv/clone']);
    expect(startArgs({ ...given, flags: { demo: true, dataDir: './data' } })).toEqual([
      '--demo',
      '--data-dir=/srv/data',
    ]);
  });

  it('when it is an AppImage or the folder is elsewhere, then both are kept to', () => {
    const config = temporaryDirectory();
    const { item } = linux({ APPIMAGE: '/home/owner/Linekeeper.AppImage', XDG_CONFIG_HOME: config });
    item.set(true);
    expect(readFileSync(join(config, 'autostart', 'linekeeper.desktop'), 'utf8')).toContain(
      'Exec="/home/owner/Linekeeper.AppImage" "--hidden"',
    );
  });

  it.each([
    [{ openAtLogin: false, executableWillLaunchAtLogin: false }, 'off'],
    [{ openAtLogin: true, executableWillLaunchAtLogin: true }, 'on'],
    [{ openAtLogin: true, executableWillLaunchAtLogin: false }, 'blocked'],
  ])('when Windows says %o, then it is %s, and it is asked and told with the same command', (settings, state) => {
    const said: unknown[] = [];
    const app = {
      isPackaged: false,
      getLoginItemSettings: (asked: unknown) => (said.push(asked), settings),
      setLoginItemSettings: (told: unknown) => said.push(told),
    } as never;
    const machine = { env: {}, execPath: 'C:\\electron.exe', platform: 'win32' } as const;
    const item = createLoginItem({ app, machine, args: ['C:\\line keeper'], home: '' });
    const command = { path: '"C:\\electron.exe"', args: ['"C:\\line keeper"', '--hidden'] };
    expect(item.state()).toBe(state);
    item.set(true);
    expect(said).toEqual([command, { ...command, openAtLogin: true }]);
  });

  it('when the name of a Windows user has a space, then Windows starts us all the same, and only us', () => {
    const { get, set, program } = createLoginItems();
    const app = { isPackaged: true, getLoginItemSettings: get, setLoginItemSettings: set };
    const execPath = 'C:\\Users\\Rosa Marigold\\AppData\\Local\\Programs\\linekeeper\\Linekeeper.exe';
    const item = createLoginItem({ app, machine: { env: {}, execPath, platform: 'win32' }, args: [], home: '' });
    item.set(true);
    expect([program(), item.state()]).toEqual([execPath, 'on']);
    // Another program of the same user's, which did not think of the space.
    set({ openAtLogin: true, path: 'C:\\Users\\Rosa Marigold\\other.exe' });
    expect(item.state()).toBe('off');
  });

  it.each([
    [{ openAtLogin: true, status: 'enabled', wasOpenedAtLogin: true }, 'on', true],
    [{ openAtLogin: false, status: 'not-registered', wasOpenedAtLogin: false }, 'off', false],
    [{ openAtLogin: true, status: 'requires-approval', wasOpenedAtLogin: false }, 'blocked', false],
  ])('when macOS says %o, then it is %s', (settings, state, startedUs) => {
    const app = { isPackaged: true, getLoginItemSettings: () => settings } as never;
    const machine = { env: {}, execPath: '', platform: 'darwin' } as const;
    const item = createLoginItem({ app, machine, args: [], home: '' });
    expect([item.state(), item.startedUs()]).toEqual([state, startedUs]);
    const clone = { isPackaged: false } as never;
    expect(createLoginItem({ app: clone, machine, args: [], home: '' }).state()).toBe('unsupported');
  });
});

function question({ state = 'off', answer = 0 }: { state?: 'off' | 'on'; answer?: number } = {}) {
  const choices = openChoices({ dataDir: temporaryDirectory(), report });
  const asked: unknown[] = [];
  const set: boolean[] = [];
  const ask = (): Promise<void> =>
    askAboutLogin({
      dialog: { showMessageBox: (box: unknown) => (asked.push(box), Promise.resolve({ response: answer })) } as never,
      choices,
      loginItem: { state: () => state, set: (isOn) => set.push(isOn) },
      words: english,
    });
  return { ask, asked, set };
}

describe('the question about it', () => {
  it.each([
    [0, [true]],
    [1, []],
  ])('when the answer is button %i, then it is done as answered, and never asked again', async (answer, expected) => {
    const { ask, asked, set } = question({ answer });
    await Promise.all([ask(), ask()]);
    await ask();
    expect([asked.length, set]).toEqual([1, expected]);
  });

  it('when it is on already, then there is nothing to ask', async () => {
    const { ask, asked } = question({ state: 'on' });
    await ask();
    expect(asked).toEqual([]);
  });
});

describe('the choices of this computer', () => {
  it('when one is made, then it is there at the next start, and a torn file counts as none', () => {
    const dataDir = temporaryDirectory();
    openChoices({ dataDir, report }).save({ keepAwake: true, window: { x: 1, y: 2, width: 900, height: 700 } });
    expect(openChoices({ dataDir, report }).current()).toMatchObject({
      keepAwake: true,
      notify: true,
      window: { x: 1 },
    });
    for (const name of ['desktop.json', 'desktop.json.last-good']) writeFileSync(join(dataDir, name), '{"keepAw');
    expect(openChoices({ dataDir, report }).current()).toMatchObject({ keepAwake: false, loginItemAsked: false });
  });

  it('when the window asks for its computer, then it is told and changed, and the key only leaves where the owner says', async () => {
    const folder = temporaryDirectory();
    const choices = openChoices({ dataDir: folder, report });
    const target = join(folder, 'copies', 'key');
    mkdirSync(join(folder, 'copies'));
    const key = Buffer.alloc(32, 7);
    const done: unknown[] = [];
    let filePath = '';
    const host = createHost({
      electron: {
        dialog: {
          showSaveDialog: () => Promise.resolve({ canceled: filePath === '', filePath }),
          showOpenDialog: () => Promise.resolve({ canceled: filePath === '', filePaths: filePath ? [filePath] : [] }),
        },
        shell: { openPath: (path: string) => Promise.resolve(void done.push(path)) },
      } as never,
      choices,
      loginItem: { state: () => 'off', set: (isOn) => done.push(isOn) },
      ...{
        dataDir: folder,
        key,
        keyIn: 'keychain',
        isDemo: false,
        words: english,
        onChange: () => done.push('changed'),
      },
      changeDemo: () => Promise.resolve(),
    });

    expect(host.save({ loginItem: true, keepAwake: true })).toMatchObject({ keepAwake: true, notify: true });
    expect(choices.current().loginItemAsked).toBe(true);
    await host.openFolder();
    expect(done).toEqual([true, 'changed', folder]);
    expect(await host.copyKey()).toBe(false);
    expect(await host.chooseFolder()).toBe(null);
    filePath = target;
    expect(await host.chooseFolder()).toBe(target);
    expect(await host.copyKey()).toBe(true);
    expect(readFileSync(target, 'utf8')).toBe(`${key.toString('hex')}\n`);
    if (process.platform !== 'win32') expect(statSync(target).mode & 0o777).toBe(0o600);
  });
});

import { once } from 'node:events';
import { createServer } from 'node:net';

import type { Rectangle } from 'electron';
import { describe, expect, it } from 'vitest';

import { toAppMenu } from '../../electron/app-menu.ts';
import { awaitKey, type KeyAnswer } from '../../electron/await-key.ts';
import { holdDoor } from '../../electron/closed-door.ts';
import { toUsableKey } from '../../electron/key-dialogs.ts';
import type { FoundKey } from '../../electron/keychain.ts';
import { refusePermissions } from '../../electron/permissions.ts';
import { watchPower } from '../../electron/power.ts';
import { toBounds } from '../../electron/window-bounds.ts';
import { createWindowRecovery } from '../../electron/window-recovery.ts';
import { registerWindowScheme } from '../../electron/window-scheme.ts';
import { english } from '../../electron/words.en.ts';
import { wordsFor } from '../../electron/words.ts';
import { handTimers } from '../support/hand-timers.ts';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

describe('what the page may do', () => {
  it('when it asks for anything, then it gets nothing but to copy, and only our own page gets that', () => {
    const handlers: Record<string, (...given: unknown[]) => unknown> = {};
    const keep = (name: string) => (handler: (...given: unknown[]) => unknown) => void (handlers[name] = handler);
    refusePermissions({
      setPermissionRequestHandler: keep('request'),
      setPermissionCheckHandler: keep('check'),
      setDevicePermissionHandler: keep('device'),
      setDisplayMediaRequestHandler: keep('screen'),
    } as never);
    const request = (permission: string, requestingUrl = 'app://main/', isMainFrame = true): unknown => {
      let given: unknown;
      handlers['request']?.({}, permission, (answer: unknown) => (given = answer), { requestingUrl, isMainFrame });
      return given;
    };
    const copy = 'clipboard-sanitized-write';
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'openExternal',
      'hid',
      'unknown',
    ])
      expect([request(permission), handlers['check']?.(null, permission, 'app://main/')]).toEqual([false, false]);
    expect([request(copy), handlers['check']?.(null, copy, 'app://main/')]).toEqual([true, true]);
    expect([request(copy, 'https://evil.example/'), request(copy, 'app://main/', false)]).toEqual([false, false]);
    expect(handlers['check']?.(null, copy, 'https://evil.example')).toBe(false);
    expect(handlers['device']?.({})).toBe(false);
    let shared: unknown = 'a screen';
    handlers['screen']?.({}, (streams: unknown) => (shared = streams));
    expect(shared).toBeNull();
  });

  it('when the address of the window is made known, then it is an origin of its own, with no way round its policy', () => {
    const told: unknown[] = [];
    registerWindowScheme({ registerSchemesAsPrivileged: (schemes) => void told.push(...schemes) });
    expect(told).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
  });
});

describe('where the window opens', () => {
  const screen: Rectangle = { x: 0, y: 0, width: 1440, height: 900 };
  const beside: Rectangle = { x: 1440, y: 0, width: 1920, height: 1080 };
  const kept: Rectangle = { x: 2000, y: 100, width: 1000, height: 700 };

  it.each<[string, Rectangle | null, Rectangle[], object]>([
    ['it was never open', null, [screen], { width: 1180, height: 800 }],
    ['the screen is small', null, [{ ...screen, width: 800, height: 600 }], { width: 800, height: 600 }],
    ['its screen is there', kept, [screen, beside], kept],
    ['its screen is gone', kept, [screen], { width: 1000, height: 700 }],
    ['its upper edge is above the screen', { ...kept, x: 0, y: -30 }, [screen], { width: 1000, height: 700 }],
    ['only a sliver of it shows', { ...kept, x: 1400, y: 0 }, [screen], { width: 1000, height: 700 }],
    ['most of it shows', { ...kept, x: -500, y: 0 }, [screen], { ...kept, x: -500, y: 0 }],
  ])('when %s, then the owner can take hold of it', (_case, from, screens, to) => {
    expect(toBounds(from, screens)).toEqual(to);
  });
});

describe('F22: a window that breaks', () => {
  function broken() {
    const { after, runOut, pending } = handTimers();
    const done: string[] = [];
    const at = { now: 0 };
    const watch = createWindowRecovery({
      ...{ after, now: () => at.now, log: () => undefined },
      renew: () => done.push('renew'),
      giveUp: () => done.push('give up'),
    });
    const listeners = new Map<string, (...given: unknown[]) => void>();
    const on = (name: string, listener: (...given: unknown[]) => void) => listeners.set(name, listener);
    watch({ on, webContents: { on } } as never);
    const happen = (name: string, reason = 'crashed'): void => listeners.get(name)?.({}, { reason });
    return { done, at, happen, runOut, pending };
  }

  it('when its page crashes, then it comes back three times in ten minutes, and then a plain page says so', () => {
    const { done, at, happen } = broken();
    for (let time = 0; time < 4; time += 1) happen('render-process-gone');
    expect(done).toEqual(['renew', 'renew', 'renew', 'give up']);
    at.now = 600_000;
    happen('render-process-gone', 'oom');
    expect(done.at(-1)).toBe('renew');
  });

  it('when its page ended as it should, then nothing is done', () => {
    const { done, happen } = broken();
    happen('render-process-gone', 'clean-exit');
    expect(done).toEqual([]);
  });

  it('when its page hangs, then it gets twenty seconds to come round', () => {
    const { done, happen, runOut, pending } = broken();
    happen('unresponsive');
    happen('responsive');
    expect(pending()).toEqual([]);
    happen('unresponsive');
    runOut(20_000);
    expect(done).toEqual(['renew']);
  });
});

describe('F12: the system’s power', () => {
  it('when the computer wakes or is unlocked, then the way to the phone is looked at; when it goes off, then we end', () => {
    const listeners = new Map<string, () => void>();
    const done: string[] = [];
    watchPower({
      powerMonitor: { on: (name: string, listener: () => void) => listeners.set(name, listener) } as never,
      onWake: () => done.push('wake'),
      onShutdown: () => done.push('shutdown'),
      log: (what) => done.push(`log ${what}`),
    });
    for (const name of ['suspend', 'resume', 'lock-screen', 'unlock-screen', 'shutdown']) listeners.get(name)?.();
    expect(done).toEqual([
      ...['log suspend', 'log resume', 'wake', 'log lock'],
      ...['log unlock', 'wake', 'log shutdown', 'shutdown'],
    ]);
  });
});

describe('F29: a keychain in the way', () => {
  const sealed: FoundKey = { kind: 'keychain', key: Buffer.alloc(32), settle: () => Promise.resolve() };

  it('when the door is held, then whoever calls is told to come again, and the port is free afterwards', async () => {
    const port = await freePort();
    const reported: unknown[] = [];
    const held = { port, report: (error: unknown) => reported.push(error) };
    const leave = await holdDoor(held);
    const response = await fetch(`http://127.0.0.1:${port}/webhook/personalize`, { method: 'POST', body: '{}' });
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '30']);
    const inVain = await holdDoor(held);
    expect(reported).toHaveLength(1);
    await inVain();
    await leave();
    await expect(fetch(`http://127.0.0.1:${port}/health`)).rejects.toThrow();
  });

  it('when it is locked, then it is waited for until it opens', async () => {
    const answers: FoundKey[] = [{ kind: 'locked' }, { kind: 'locked' }, sealed];
    const done: string[] = [];
    const found = await awaitKey({
      find: () => Promise.resolve(answers.shift() ?? { kind: 'lost' }),
      whileLocked: () => (done.push('hold'), Promise.resolve(() => Promise.resolve(void done.push('leave')))),
      onRefusing: () => void done.push('refuses'),
      nextTry: () => Promise.resolve(void done.push('wait')),
    });
    expect(found).toBe(sealed);
    expect(done).toEqual(['hold', 'wait', 'wait', 'leave']);
  });

  it('when it opens at once, then nobody is told anything', async () => {
    const never = (): never => {
      throw new Error('nothing is locked');
    };
    const find = (): Promise<FoundKey> => Promise.resolve(sealed);
    expect(await awaitKey({ find, whileLocked: never, onRefusing: never, nextTry: never })).toBe(sealed);
  });

  it.each<[KeyAnswer['kind'], number, 'usable' | 'ends', string[]]>([
    ['keychain', 0, 'usable', []],
    ['server', 0, 'usable', []],
    ['no-keychain', 0, 'usable', ['asked']],
    ['no-keychain', 1, 'ends', ['asked']],
    ['lost', 1, 'ends', ['asked']],
    ['lost', 0, 'ends', ['asked', 'folder']],
  ])('when the key is %s and the owner presses %i, then it %s', async (kind, response, expected, done) => {
    const seen: string[] = [];
    const found = (kind === 'keychain' ? sealed : { kind }) as KeyAnswer;
    const usable = await toUsableKey(found, {
      dialog: { showMessageBox: () => (seen.push('asked'), Promise.resolve({ response })) } as never,
      shell: { openPath: () => Promise.resolve(void seen.push('folder')) } as never,
      dataDir: '/srv/linekeeper',
      words: english,
    });
    expect([usable ? 'usable' : 'ends', seen]).toEqual([expected, done]);
  });
});

describe('the words and the menu of the shell', () => {
  it('when the system speaks German, then so do we; else English', () => {
    expect(['de', 'de-AT', 'DE', 'en-GB', 'fr', ''].map((locale) => wordsFor(locale).language)).toEqual([
      ...['de', 'de', 'de'],
      ...['en', 'en', 'en'],
    ]);
  });

  it.each(['darwin', 'win32', 'linux'] as const)(
    'on %s, then copying works and no developer tools are in it',
    (platform) => {
      const menu = toAppMenu({ platform, quit: () => undefined, words: english });
      expect(menu.map(({ role }) => role)).toContain('editMenu');
      expect(JSON.stringify(menu)).not.toMatch(/devtools|forceReload/i);
      expect(JSON.stringify(menu)).toContain('"accelerator":"CmdOrCtrl+Q"');
    },
  );
});

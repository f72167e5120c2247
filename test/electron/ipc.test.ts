import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { defineHandler } from '../../electron/define-handler.ts';
import { ipcPair } from '../support/ipc-pair.ts';

const SOURCES = join(import.meta.dirname, '..', '..', 'electron');

/** A handler behind a window whose page stands at `origin`, or is a frame of another. */
function behind(page: { origin?: string; parent?: unknown }) {
  const { ipcMain, invokeFrom } = ipcPair();
  const done: unknown[] = [];
  const frame = { origin: 'app://main', parent: null, ...page };
  defineHandler({
    ipcMain,
    channel: 'some:thing',
    window: () => ({ webContents: { mainFrame: frame } }) as never,
    handle: (input) => done.push(input),
    report: () => undefined,
  });
  return { done, ask: (sender: unknown) => invokeFrom(sender, 'some:thing', 'secret'), frame };
}

describe('T13: a handler of the shell', () => {
  it('when the page of the window asks, then it is answered', async () => {
    const { ask, frame, done } = behind({});
    expect(await ask(frame)).toEqual({ ok: true, data: 1 });
    expect(done).toEqual(['secret']);
  });

  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['an origin that only begins like ours', { origin: 'app://main.evil' }],
    ['no origin', { origin: 'null' }],
    ['a parent', { parent: {} }],
  ])('when the window shows a page with %s, then it is refused and nothing is done', async (_case, page) => {
    const { ask, frame, done } = behind(page);
    expect(await ask(frame)).toMatchObject({ ok: false, error: { code: 'unauthorized' } });
    expect(done).toEqual([]);
  });

  it('when another frame says the same of itself, then it is refused', async () => {
    const { ask, done } = behind({});
    for (const sender of [{ origin: 'app://main', parent: null }, null, undefined])
      expect(await ask(sender)).toMatchObject({ ok: false, error: { code: 'unauthorized' } });
    expect(done).toEqual([]);
  });

  it('when the sources are read, then nothing but defineHandler listens to the window', () => {
    const listening = readdirSync(SOURCES)
      .filter((name) => name.endsWith('.ts'))
      .filter((name) =>
        /ipcMain\s*\.\s*(?:handle|handleOnce|on|once|addListener)\b/.test(readFileSync(join(SOURCES, name), 'utf8')),
      );
    expect(listening).toEqual(['define-handler.ts']);
  });
});

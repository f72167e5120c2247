import { describe, expect, it } from 'vitest';

import { guardNavigation } from '../../electron/navigation.ts';
import { toOutsideLink } from '../../electron/outside-links.ts';
import { isOfWindow } from '../../electron/window-scheme.ts';

/** Looks like somewhere the window may send a browser, and is not. */
const TRICKS = [
  'http://elevenlabs.io/docs',
  'https://elevenlabs.io.evil.example/',
  'https://elevenlabs.io@evil.example/',
  'https://evil.example/https://elevenlabs.io/',
  'https://evil.example/#https://elevenlabs.io',
  'https://evil.example?https://elevenlabs.io',
  'https://user@elevenlabs.io/',
  'https://user:password@elevenlabs.io/',
  'https://elevenlabs.io:8443/',
  'https://elevenlabs.io./',
  'https://api.elevenlabs.io/',
  'https://xelevenlabs.io/',
  'https://elevenlabs.io%2eevil.example/',
  'https://elevenlabs.io%00.evil.example/',
  'https:\\\\evil.example\\elevenlabs.io',
  'https://еlevenlabs.io/',
  'https://elevenlabs。io.evil.example/',
  'https://[::1]/elevenlabs.io',
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://localhost/',
  '//elevenlabs.io/',
  '/settings',
  'elevenlabs.io',
  '',
  ' ',
  'https://',
  'https:///',
  'https:evil.example',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'javascript://elevenlabs.io/%0aalert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'file://elevenlabs.io/share',
  'blob:https://elevenlabs.io/0',
  'view-source:https://elevenlabs.io/',
  'filesystem:https://elevenlabs.io/temporary/x',
  'about:blank',
  'chrome://settings',
  'devtools://devtools/bundled/inspector.html',
  'ms-msdt:/id',
  'search-ms:query=x',
  'mailto:someone@example.com',
  'tel:+12125550101',
  'smb://elevenlabs.io/share',
  '\\\\elevenlabs.io\\share',
  'app://main/',
  'ftp://elevenlabs.io/',
  'ws://elevenlabs.io/',
  'wss://elevenlabs.io/',
  'https://github.com.evil.example/',
  'https://gist.github.com/',
  'https://github.com/somebody/something/releases/download/v1/setup.exe',
  'https://console.twilio.com.evil.example/',
];

const FOREIGN_PAGES = [
  ...TRICKS.filter((address) => address !== 'app://main/'),
  'app://main.evil/',
  'app://evil/',
  'app://main@evil/',
  'app://user@main/',
  'app://user:password@main/',
  'app://main:8080/',
  'app:main',
  'app:///main/',
  'apps://main/',
  'https://elevenlabs.io/',
];

function guarded() {
  const listeners = new Map<string, (event: object) => void>();
  let open = (_details: { url: string }): { action: string } => ({ action: 'none' });
  const opened: string[] = [];
  const refused: string[] = [];
  guardNavigation({
    contents: {
      on: (name: string, listener: never) => listeners.set(name, listener),
      setWindowOpenHandler: (handler: typeof open) => void (open = handler),
    } as never,
    openOutside: (address) => opened.push(address),
    onRefused: (what) => refused.push(what),
  });
  const isStopped = (name: string, details: object): boolean => {
    let stopped = false;
    listeners.get(name)?.({ ...details, preventDefault: () => (stopped = true) });
    return stopped;
  };
  return { isStopped, opened, refused, open: (url: string) => open({ url }) };
}

describe('T13: where the window may lead', () => {
  it('when an address only looks like one of the known sites, then no browser is opened with it', () => {
    expect(TRICKS.length).toBeGreaterThanOrEqual(50);
    expect(TRICKS.filter((address) => toOutsideLink(address) !== null)).toEqual([]);
  });

  it('when it is one of them, then what was judged is what is opened', () => {
    expect(toOutsideLink('https://ElevenLabs.io/docs?a=b#c')).toBe('https://elevenlabs.io/docs?a=b#c');
    expect(toOutsideLink('https://console.twilio.com:443/x')).toBe('https://console.twilio.com/x');
    expect(toOutsideLink('https:/dash.cloudflare.com')).toBe('https://dash.cloudflare.com/');
    // Read by others as a user at another host; what is opened leaves nothing to read.
    expect(toOutsideLink('https://elevenlabs.io\\@evil.example/')).toBe('https://elevenlabs.io/@evil.example/');
  });

  it('when a page of ours is asked for, then it is known, and none that only looks like it', () => {
    expect(['app://main', 'app://main/', 'app://main/calls/1?x#y'].filter((address) => !isOfWindow(address))).toEqual(
      [],
    );
    expect(FOREIGN_PAGES.filter(isOfWindow)).toEqual([]);
  });

  it('when the page would go elsewhere, then it stays, whichever way it was sent', () => {
    const { isStopped, refused } = guarded();
    for (const url of FOREIGN_PAGES) {
      expect(isStopped('will-navigate', { url })).toBe(true);
      expect(isStopped('will-frame-navigate', { url, isMainFrame: true })).toBe(true);
    }
    const url = 'app://main/';
    expect(isStopped('will-redirect', { url })).toBe(true);
    expect(isStopped('will-attach-webview', { url })).toBe(true);
    expect(isStopped('will-frame-navigate', { url, isMainFrame: false })).toBe(true);
    expect(isStopped('will-navigate', { url })).toBe(false);
    expect(isStopped('will-frame-navigate', { url, isMainFrame: true })).toBe(false);
    expect(refused).toHaveLength(FOREIGN_PAGES.length * 2 + 3);
  });

  it('when it asks for a second window, then there is none, and only a known site is opened outside', () => {
    const { open, opened } = guarded();
    for (const url of [...TRICKS, 'https://elevenlabs.io/app']) expect(open(url)).toEqual({ action: 'deny' });
    expect(opened).toEqual(['https://elevenlabs.io/app']);
  });
});

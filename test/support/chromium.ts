import { existsSync } from 'node:fs';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** A browser of this machine (`CHROMIUM_BIN` names another), or undefined where there is none. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = env['CHROMIUM_BIN'];
  return named ?? PLACES.find((place) => existsSync(place));
}

/** Starts it without a screen and without any talk of its own to the outside. */
export function launchChromium(
  executablePath: string,
  args: readonly string[] = [],
  more: LaunchOptions = {},
): Promise<Browser> {
  const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update'];
  const small = ['--disable-gpu', '--disable-sync', '--disable-dev-shm-usage'];
  // Root may not use Chromium's sandbox, and in CI everybody is root. The pages are ours.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args: [...quiet, ...small, ...sandbox, ...args], ...more });
}

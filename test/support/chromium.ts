import { existsSync } from 'node:fs';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';

const PLACES = [
  // Without a browser's own window around the page: a quarter less to wait for.
  '/usr/bin/chromium-headless-shell',
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

/** Playwright 1.65's own, said again: of several such arguments Chromium heeds the last. */
const OFF_BY_PLAYWRIGHT = [
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades', 'PaintHolding'],
  ...['HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'ThirdPartyStoragePartitioning', 'AimEnabled'],
  ...['AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints', 'NetworkTimeServiceQuerying', 'PreconnectToSearch'],
];

/**
 * Under each window that nobody sees, Chromium draws its address bar's list of suggestions, a page of its own: two
 * seconds of a processor for each, more than most of our tests take.
 */
const ADDRESS_BAR = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'];

/**
 * Playwright ends the process at a signal, and the browser lives as long as a worker: what a test sends to its own
 * process would be heard by it. The browser goes by itself when the pipe to it is shut.
 */
const NO_SIGNALS = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };

/** Starts it without a screen and without any talk of its own to the outside. */
export function launchChromium(
  executablePath: string,
  args: readonly string[] = [],
  more: LaunchOptions = {},
): Promise<Browser> {
  const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update'];
  const small = ['--disable-gpu', '--disable-sync', '--disable-dev-shm-usage'];
  const without = `--disable-features=${[...OFF_BY_PLAYWRIGHT, ...ADDRESS_BAR].join(',')}`;
  // Root may not use Chromium's sandbox, and in CI everybody is root. The pages are ours.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const all = [...quiet, ...small, without, ...sandbox, ...args];
  return chromium.launch({ executablePath, args: all, ...NO_SIGNALS, ...more });
}

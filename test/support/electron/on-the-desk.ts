import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { z } from 'zod';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';

import { startDesktop } from '../../../electron/desktop.ts';
import type { Machine } from '../../../electron/electron-parts.ts';
import { launchChromium } from '../chromium.ts';
import { createOwnWorld } from '../own-world.ts';
import { TEST_SECRETS } from '../test-app.ts';
import { chromiumPath } from '../worker-browser.ts';
import { StandInMachine } from './machine.ts';
import { aKeychain } from './safe-storage.ts';
import { createStandIn, type StandIn, type StandInOptions } from './stand-in.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

const ENV = {
  PUBLIC_BASE_URL: 'https://linekeeper.example',
  LINEKEEPER_WEBHOOK_PORT: '0',
  LINEKEEPER_INITIATION_SECRET: TEST_SECRETS.initiation,
  LINEKEEPER_TOOL_SECRET: TEST_SECRETS.tool,
  ELEVENLABS_WEBHOOK_SECRET: TEST_SECRETS.webhook,
  LINEKEEPER_API_TOKEN: TEST_SECRETS.apiToken,
  LINEKEEPER_BUSINESS_NAME: 'Salon Marigold',
  LINEKEEPER_TIME_ZONE: 'Europe/London',
  LINEKEEPER_PHONE_REGION: 'US',
};

type Over = Partial<Omit<StandInOptions, 'browser' | 'root'>> & {
  /** Keeps the data directory of another start. */
  home?: string;
  env?: Record<string, string>;
  cwd?: string;
};

export type OnTheDesk = StandIn & {
  machine: StandInMachine;
  home: string;
  dataDir: string;
  started: Promise<void>;
  /** Resolves with the address of the webhook door once it is open; fails with what the program said instead. */
  ready(): Promise<string>;
  /** Takes the internet away, or gives it back. */
  cut(is: boolean): void;
};

const Ready = z.object({ event: z.literal('ready'), webhookUrl: z.string() });

/**
 * The real program of the main process in this process, under the stand-in. What a test leaves running is quit after
 * it; a complaint of a page, or an address asked for outside, fails it unless the test has taken it away.
 */
export function useDesk() {
  let browser: Promise<Browser> | undefined;
  let running: OnTheDesk[] = [];
  const homes: string[] = [];

  beforeAll(() => {
    if (chromiumPath === undefined) throw new Error('There is no Chromium: install it or set CHROMIUM_BIN.');
    browser = launchChromium(chromiumPath);
    return browser;
  }, 60_000);
  afterEach(async () => {
    const seen = running.map(({ seen: { complaints, outside } }) => ({ complaints, outside }));
    for (const { machine, app, exited } of running) {
      // A start that failed before it listened has ended already, or never will.
      if (!machine.emit('SIGTERM')) app.exit(0);
      await exited;
    }
    running = [];
    for (const home of homes.splice(0)) rmSync(home, { recursive: true, force: true });
    for (const each of seen) expect(each).toEqual({ complaints: [], outside: [] });
  });
  afterAll(async () => (await browser)?.close());

  /** A folder for one user, gone after the test. */
  function makeHome(): string {
    const home = mkdtempSync(join(tmpdir(), 'linekeeper-desk-'));
    homes.push(home);
    return home;
  }

  return {
    makeHome,
    /** A keychain that outlives the program. */
    keychain: aKeychain,
    start({ home = makeHome(), env = {}, cwd = home, argv = [], platform = 'linux', ...over }: Over = {}): OnTheDesk {
      if (!browser) throw new Error('The browser is not there yet.');
      const shared = browser;
      const dataDir = join(home, 'data');
      const own = { ...ENV, LINEKEEPER_DATA_DIR: dataDir, ...env };
      const machine = new StandInMachine({ argv: ['--json', ...argv], env: own, cwd, platform });
      const system = { browser: () => shared, root: ROOT, home, platform };
      const standIn = createStandIn({ ...system, argv: machine.argv, ...over });
      const { network, ...world } = createOwnWorld();
      const desktop = { electron: standIn.electron, machine: machine as unknown as Machine, root: ROOT, network };
      const started = startDesktop(desktop);
      const ready = async (): Promise<string> => {
        await started;
        expect(standIn.dialog.errors).toEqual([]);
        const { webhookUrl } = Ready.parse(JSON.parse(machine.printed[0] ?? '{}'));
        world.leadsTo(webhookUrl);
        return webhookUrl;
      };
      const one = { ...standIn, machine, home, dataDir, started, ready, cut: world.cut };
      running.push(one);
      return one;
    },
  };
}

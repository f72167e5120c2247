import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

import { ConditionState } from '../../../server/contract/condition.ts';
import type { StandInMenu } from './menu.ts';
import type { OnTheDesk } from './on-the-desk.ts';
import type { StandInTray } from './tray.ts';

/** How long anything of the desktop is waited for: sooner than a test’s own limit, because it says what. */
export const SOON = { timeout: 10_000 };

type Desk = Pick<OnTheDesk, 'tray' | 'windows'>;

/** The one icon in the bar. */
export function trayOf({ tray }: Desk): StandInTray {
  const [one, ...more] = tray.there();
  if (!one || more.length > 0) throw new Error(`There are ${tray.there().length} icons in the bar`);
  return one;
}

/** Which of the six states the icon shows, by the picture that was read for it. */
export function iconOf(desk: Desk): ConditionState | undefined {
  const { image } = trayOf(desk);
  return ConditionState.options.find((state) => !image.isEmpty() && basename(image.path).startsWith(state));
}

export function menuOf(desk: Desk): StandInMenu {
  const { menu } = trayOf(desk);
  if (!menu) throw new Error('The icon has no menu');
  return menu;
}

/** The page of the one window, once the program has made it. */
export async function pageOf({ windows }: Desk): Promise<Page> {
  await expect.poll(() => windows.open().length, SOON).toBe(1);
  const [window] = windows.open();
  if (!window) throw new Error('There is no window');
  const { page } = await window.contents.page();
  page.setDefaultTimeout(SOON.timeout);
  return page;
}

const Line = z.looseObject({ event: z.string().optional() });

/** The lines of one event in the log, as far as it is written. */
export function eventsIn({ dataDir }: Pick<OnTheDesk, 'dataDir'>, event: string): z.infer<typeof Line>[] {
  const lines = readFileSync(join(dataDir, 'logs', 'linekeeper.log'), 'utf8').split('\n');
  return lines
    .slice(0, -1)
    .map((line) => Line.parse(JSON.parse(line)))
    .filter((line) => line.event === event);
}

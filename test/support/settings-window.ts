import type { Page } from 'playwright-core';

import { ownerOf } from './owner.ts';
import type { useWindows } from './window.ts';

/** A part of the settings over an app of its own, and the owner beside it to look at what was saved. */
export async function openSettings(
  windows: ReturnType<typeof useWindows>,
  part: string,
  over: Parameters<ReturnType<typeof useWindows>['start']>[0] = {},
) {
  const app = await windows.start(over);
  const { page } = await windows.open({ app, path: `/settings/${part}` });
  return { app, page, owner: ownerOf(app) };
}

/** Saves what stands in the form and waits until it is said to be saved. */
export async function save(page: Page, said: string | RegExp = /^Saved/u): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.locator('section[aria-label=Messages]').getByText(said).waitFor();
}

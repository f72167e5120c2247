import type { Page } from 'playwright-core';

/** Lets a command through to the app and holds its answer back until `release`. */
export async function heldAnswer(page: Page, command: string): Promise<{ asked: Promise<void>; release: () => void }> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  let isAsked = (): void => undefined;
  const asked = new Promise<void>((resolve) => (isAsked = resolve));
  await page.route(
    `**/api/${command}`,
    async (route) => {
      const response = await route.fetch();
      isAsked();
      await released;
      await route.fulfill({ response });
    },
    { times: 1 },
  );
  return { asked, release };
}

import type { Locator, Page } from 'playwright-core';

import { ANA, aTranscription, BEN } from './factories.ts';
import { ownerOf } from './owner.ts';
import type { useWindows } from './window.ts';

/** A shop that Ana and Ben have called, and Ana's page in the window. */
export async function openAna(windows: ReturnType<typeof useWindows>) {
  const app = await windows.start();
  const owner = ownerOf(app);
  await app.finish(aTranscription());
  const bens = { conversationId: 'conv_ben', callSid: 'CA_ben', from: BEN, title: 'Beard trim' };
  const turns = [['user', 'My name is Ben Okoye. Zoe should do it.']] as const;
  await app.finish(aTranscription({ ...bens, turns, collected: { customer_name: 'Ben Okoye' } }));
  await app.settled();
  const [ana, ben] = [await owner.personOf(ANA), await owner.personOf(BEN)];
  const { page } = await windows.open({ app, path: `/callers/${ana.id}` });
  await heading(page, 'Ana Lopez').waitFor();
  return { app, owner, page, ana, ben };
}

/** The largest words of the page. */
export const heading = (page: Page, name: string): Locator => page.getByRole('heading', { level: 1, name });

/** A button by exactly these words, or by a pattern. */
export const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) });

/** Takes back what was done last. */
export const undo = (page: Page): Promise<void> => button(page, 'Undo').last().click();

import { expect, vi } from 'vitest';

import type { textingShop } from './texting-shop.ts';

const MONDAY = Date.parse('2026-11-23T09:00:00.000Z');

type Shop = Awaited<ReturnType<typeof textingShop>>;

export const MESSAGES = /Messages/;
export const PATIENT = { timeout: 10_000 };

/** So many hours after Monday at nine, as an instant. */
export const hour = (nth: number): string => new Date(MONDAY + nth * 3_600_000).toISOString();

/** What became of each confirmation, in the order of the hours they are for: its state, and its problem's code. */
export async function confirmed(shop: Shop): Promise<string[]> {
  const texts = (await shop.texts()).filter(({ kind }) => kind === 'confirmation');
  const inOrder = texts.toSorted((one, other) => one.about.localeCompare(other.about));
  return inOrder.map(({ state, problem }) =>
    [state, problem?.values['why_code'] ?? problem?.code ?? ''].join(' ').trim(),
  );
}

/** Waits until they are so, without any time of the shop's passing. */
export const becomes = (shop: Shop, states: string[]): Promise<void> =>
  vi.waitFor(async () => expect(await confirmed(shop)).toEqual(states), PATIENT);

/** Lets so many minutes pass, and what is due then be done. */
export async function pass(shop: Shop, minutes: number): Promise<void> {
  shop.clock.forward(minutes);
  await shop.settle();
}

/** Lets time pass until they are so, five minutes at a time. */
export const becomesLater = (shop: Shop, states: string[]): Promise<void> =>
  vi.waitFor(async () => {
    await pass(shop, 5);
    expect(await confirmed(shop)).toEqual(states);
  }, PATIENT);

/** How many texts were asked for at Twilio. */
export const posts = ({ twilio }: Shop): number => twilio.requests.filter(({ method }) => method === 'POST').length;

/** Polls without a timer: those of the test stand still. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}

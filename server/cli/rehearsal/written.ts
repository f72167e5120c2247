import { setTimeout as pause } from 'node:timers/promises';

import type { ShownText } from '#contract/texts.ts';

import type { Ask } from '../ask.ts';

const LOOK_AGAIN_MS = 20;
const PATIENCE_MS = 10_000;

/** A text to the caller. `isRehearsed`: not sent, as the number rings nowhere and the account is a real one. */
export type WrittenText = Pick<ShownText, 'kind' | 'state'> & {
  words: string;
  isRehearsed: boolean;
  why: string | null;
};

type Shop = { ask: Ask; businessId: string };

/** Every text of the shop but reminders, which are not due while a rehearsal is played. */
export async function textsOf({ ask, businessId }: Shop): Promise<ShownText[]> {
  const { texts } = await ask('texts.list', { business: businessId, limit: 200 });
  return texts.filter(({ kind }) => kind !== 'reminder').toReversed();
}

/** The texts that are new since `before`, oldest first, once it is known what became of them; 10 seconds at most. */
export async function writtenSince(shop: Shop, before: readonly ShownText[]): Promise<WrittenText[]> {
  const known = new Set(before.map(({ id }) => id));
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    const texts = (await textsOf(shop)).filter(({ id }) => !known.has(id));
    const isOpen = texts.some(({ state }) => state === 'waiting' || state === 'sending');
    if (!isOpen || performance.now() > giveUpAt) return Promise.all(texts.map((text) => read(shop, text)));
    await pause(LOOK_AGAIN_MS);
  }
}

async function read({ ask }: Shop, { id, kind, state, problem }: ShownText): Promise<WrittenText> {
  const { words } = await ask('texts.read', { id });
  const isRehearsed = problem?.code === 'texts_rehearsed';
  return { kind, state, words: words ?? '', isRehearsed, why: problem?.sentence ?? null };
}

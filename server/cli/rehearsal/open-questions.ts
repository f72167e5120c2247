import type { KnowledgeGap } from '#contract/gaps.ts';

import type { OwnersAnswer } from '../../domain/rehearsal-script.ts';
import type { Ask } from '../ask.ts';

type Shop = { ask: Ask; businessId: string };

/** What callers of the shop asked in vain so far: a topic each, what most of them asked first. */
export async function openQuestions({ ask, businessId }: Shop): Promise<KnowledgeGap[]> {
  return (await ask('gaps.list', { business: businessId })).gaps;
}

/** The owner answers a topic, as in the window. False where nobody asked about it. */
export async function answerAsOwner(shop: Shop, { about, words }: OwnersAnswer): Promise<boolean> {
  const found = (await openQuestions(shop)).find(({ key, topic }) => [key, topic.toLowerCase()].includes(about));
  if (!found) return false;
  const { key, questions } = found;
  await shop.ask('gaps.answer', { business: shop.businessId, key, questions, answer: words });
  return true;
}

import type { KeptLine } from '#contract/lines.ts';
import type { LineAnswer, LineStep } from '../domain/line-answer.ts';
import type { LineCall } from '../domain/line-call.ts';
import { linePhrasesIn, type LinePhrases } from '../domain/line-phrases.ts';
import { longestSeconds, ringable } from '../domain/line-plan.ts';
import type { BusinessBook, Tenant } from './business-book.ts';
import type { Line } from './line-book.ts';

/** A line with the shop that it is of, and the words of its language. */
export type LineShop = { line: Line; tenant: Tenant; phrases: LinePhrases };

/** Why the agent does not have the call. */
type NoAgent = 'unavailable' | 'misconfigured' | 'error' | 'nobody';

const LONGEST_MESSAGE_SECONDS = 180;
/** How long phones ring that stand in for the agent. */
const RING_SECONDS = 25;

/** Nobody can take the call: what the owner chose for that, and else the sentence that fits. */
export function fallbackOf(call: LineCall, { line, tenant, phrases }: LineShop, why: NoAgent): LineAnswer {
  const { kind, words } = line.settings.fallback;
  const language = phrases.tag;
  const mayRing = ringable(line.settings).length > 0 && call.dialled === null;
  if (kind === 'forward' && mayRing) return staffRung(line.settings, 'fallback', RING_SECONDS);
  if (kind === 'voicemail') {
    const asked = words ?? phrases.leaveMessage(tenant.business.name);
    return { kind: 'voicemail', words: asked, language, longestSeconds: LONGEST_MESSAGE_SECONDS, next: 'left' };
  }
  const spoken = why === 'nobody' ? phrases.nobodyFree(tenant.business.name) : phrases[why];
  return { kind: 'say', words: words ?? spoken, language };
}

export function staffRung(settings: KeptLine, next: LineStep, seconds: number): LineAnswer {
  return { kind: 'dial', numbers: ringable(settings), seconds, longestSeconds: longestSeconds(settings), next };
}

/** A person who does not answer is no reason to lose what the caller wanted. */
export function withVoicemail(shop: LineShop): LineShop {
  const { settings } = shop.line;
  const fallback = { kind: 'voicemail', words: settings.fallback.words } as const;
  return { ...shop, line: { ...shop.line, settings: { ...settings, fallback } } };
}

/** A number that no shop has. */
export function nobodysLine(book: Pick<BusinessBook, 'tenant'>): LineAnswer {
  const { tag, notInService } = linePhrasesIn(book.tenant(null).business.language);
  return { kind: 'say', words: notInService, language: tag };
}

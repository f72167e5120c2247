import type { Catalogue, Words } from './catalogue.ts';
import { gapsDe } from './gaps.de.ts';
import { gapsEn } from './gaps.en.ts';

type GapWords = Words<typeof gapsEn>;

export const gapsTexts: Catalogue<GapWords> = { en: gapsEn, de: gapsDe };

/** What a topic is called: in the window's language where it is one we know, else in the callers' own word. */
export function topicName(t: GapWords, { key, topic }: { key: string; topic: string }): string {
  const known: Readonly<Record<string, string>> = t.topics;
  return Object.hasOwn(known, key) ? (known[key] ?? topic) : t.quoted(topic);
}

import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** More presses than any view has places to stop at. */
const MOST_STOPS = 120;

/**
 * Where the focus is, as it is named when read aloud, and whether it can be seen there. A row that is one link is ringed
 * by what is laid over it.
 */
const FOCUS = `(() => {
  const at = document.activeElement;
  const named = at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.textContent;
  const isRinged = (part) => {
    const { outlineStyle, boxShadow } = getComputedStyle(at, part);
    return outlineStyle !== 'none' || boxShadow !== 'none';
  };
  const { width, height } = at.getBoundingClientRect();
  const isSeen = width * height > 0 && (isRinged() || isRinged('::after'));
  return { name: named.trim(), tag: at.tagName, isSeen };
})()`;

type Focus = { name: string; tag: string; isSeen: boolean };

/** Presses Tab until the focus is on what is named so. Every stop on the way must have a name and be visible. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const unseen: Focus[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate<Focus>(FOCUS);
    if (focus.tag !== 'BODY' && (focus.name === '' || !focus.isSeen)) unseen.push(focus);
    if (typeof name === 'string' ? focus.name === name : name.test(focus.name)) return expect(unseen).toEqual([]);
  }
  throw new Error(`Tab never comes to ${String(name)}.`);
}

/** Presses these keys one after the other. */
export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

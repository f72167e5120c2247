import type { Words } from '../texts/catalogue.ts';
import type { memoryEn } from '../texts/memory.en.ts';

/** What a slot is called in the window; one that a business made up is called by its own id, made readable. */
export function slotName(slot: string, t: Words<typeof memoryEn>): string {
  const known: Readonly<Record<string, string>> = { ...t.slots, ...t.heard };
  const name = Object.hasOwn(known, slot) ? known[slot] : undefined;
  return name ?? readable(slot);
}

/** A fact's value as a sentence shows it: what a caller denied is said to be over. */
export function factValue({ value, negated }: { value: string; negated: boolean }, t: Words<typeof memoryEn>): string {
  return negated ? t.notAnyMore(value) : value;
}

function readable(slot: string): string {
  const words = slot.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

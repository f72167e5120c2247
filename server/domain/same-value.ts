import { fold } from './fold.ts';
import type { Slot } from './slot.ts';

/** A value for comparing with others of its slot: two spellings of one thing give the same string. */
export function foldValue({ format }: Pick<Slot, 'format'>, value: string): string {
  if (format === 'email') return value.trim().toLowerCase();
  return format === 'plate' ? fold(value).replaceAll(' ', '') : fold(value);
}

import { sameJson } from './same-json.ts';
import { withoutOurWords } from './text-revert.ts';

/** What is to stand, and whether something stays that somebody changed since. */
export type Reverted = { value: unknown; isWhole: boolean };

/**
 * Takes a change back out of what stands now: whatever still stands as the change left it becomes what it was before,
 * and whatever was changed since stays. Objects are gone through field by field; of a list of texts, such as tool ids,
 * what the change added goes, and of a text the words that it put in. Undefined is a field that is not there.
 */
export function reverted(before: unknown, after: unknown, now: unknown): Reverted {
  if (sameJson(now, after)) return { value: before, isWhole: true };
  if (sameJson(before, after) || sameJson(now, before)) return { value: now, isWhole: true };
  if (isTexts(before) && isTexts(after) && isTexts(now)) return withoutAdded(before, after, now);
  if (typeof before === 'string' && typeof after === 'string' && typeof now === 'string') {
    const value = withoutOurWords(before, after, now);
    return { value: value ?? now, isWhole: value !== null };
  }
  if (!isFields(before) || !isFields(after) || !isFields(now)) return { value: now, isWhole: false };
  const names = [...new Set([...Object.keys(now), ...Object.keys(before)])];
  const fields = names.map((name) => [name, reverted(before[name], after[name], now[name])] as const);
  return {
    value: Object.fromEntries(
      fields.flatMap(([name, { value }]) => (value === undefined ? [] : [[name, value] as const])),
    ),
    isWhole: fields.every(([, { isWhole }]) => isWhole),
  };
}

function withoutAdded(before: readonly string[], after: readonly string[], now: readonly string[]): Reverted {
  const added = after.filter((each) => !before.includes(each));
  const removed = before.filter((each) => !after.includes(each));
  return { value: now.filter((each) => !added.includes(each)), isWhole: removed.length === 0 };
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { hashKey } from '@tanstack/react-query';

/** Something that is being changed: how it stood when that began, and as it stands in its fields now. */
export type Edit<T> = { readonly base: T; readonly mine: T };

/** Fields that are one thing to whoever changes them; it goes by the name of the first. */
export type Part<T> = readonly [keyof T & string, ...(keyof T & string)[]];

export type Merge<T> = Edit<T> & {
  /** Changed here and elsewhere, each in its own way: somebody has to choose. */
  readonly clashes: readonly Part<T>[];
};

/**
 * An edit over what is saved by now: what was not touched here is as it is there, silently; what was touched only here
 * stays; what was touched by both stays too and is told.
 */
export function rebased<T extends object>({ base, mine }: Edit<T>, theirs: T, parts: readonly Part<T>[]): Merge<T> {
  let merge: Merge<T> = { base, mine, clashes: [] };
  for (const part of parts) {
    const isMine = !isSame(mine, base, part) && !isSame(mine, theirs, part);
    if (isMine && isSame(theirs, base, part)) continue;
    if (isMine) merge = { ...merge, clashes: [...merge.clashes, part] };
    else merge = { ...merge, ...taken(merge, theirs, part) };
  }
  return merge;
}

/** The edit with one part as it is saved. */
export function taken<T extends object>({ base, mine }: Edit<T>, theirs: T, part: Part<T>): Edit<T> {
  return { base: withPart(base, theirs, part), mine: withPart(mine, theirs, part) };
}

/** The edit with one part as it was typed, over what is saved. */
export function kept<T extends object>({ base, mine }: Edit<T>, theirs: T, part: Part<T>): Edit<T> {
  return { base: withPart(base, theirs, part), mine };
}

/** What is left of an edit once `sent` was saved and became `answer`: what was typed while that was under way. */
export function leftOver<T extends object>(mine: T, sent: T, answer: T, parts: readonly Part<T>[]): Edit<T> {
  const typedOn = parts.filter((part) => !isSame(mine, sent, part));
  return { base: answer, mine: typedOn.reduce((left, part) => withPart(left, mine, part), answer) };
}

/** Whether there is anything to save. */
export function isChanged<T extends object>({ base, mine }: Edit<T>, parts: readonly Part<T>[]): boolean {
  return parts.some((part) => !isSame(mine, base, part));
}

function withPart<T extends object>(to: T, from: T, part: Part<T>): T {
  return part.reduce<T>((next, field) => ({ ...next, [field]: from[field] }), to);
}

function isSame<T extends object>(one: T, other: T, part: Part<T>): boolean {
  return part.every((field) => hashKey([one[field]]) === hashKey([other[field]]));
}

/**
 * A text without the words that a change put into it, however it was written on since; null where they are not there as
 * they were put. Only whole phrases: an address or an id that is partly ours is somebody else's by now.
 */
export function withoutOurWords(before: string, after: string, now: string): string | null {
  const start = sharedStart(before, after);
  const end = sharedEnd(before.slice(start), after.slice(start));
  const replaced = before.slice(start, before.length - end);
  const added = after.slice(start, after.length - end);
  if (replaced.trim() !== '' || !/\S\s+\S/.test(added)) return null;
  const [first, last, ...more] = now.split(added);
  return first === undefined || last === undefined || more.length > 0 ? null : `${first}${replaced}${last}`;
}

function sharedStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

function sharedEnd(one: string, other: string): number {
  const longest = Math.min(one.length, other.length);
  let length = 0;
  while (length < longest && one[one.length - 1 - length] === other[other.length - 1 - length]) length += 1;
  return length;
}

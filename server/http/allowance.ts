/** So many a minute, and as many at once; `now` in milliseconds of a clock that never goes back. False: not now. */
export function createAllowance(perMinute: number, now: () => number): () => boolean {
  let left = perMinute;
  let since = now();
  return () => {
    const at = now();
    left = Math.min(perMinute, left + ((at - since) / 60_000) * perMinute);
    since = at;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}

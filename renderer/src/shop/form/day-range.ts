/** As many as the contract allows. */
const MOST_DAYS = 400;
const DAY_MS = 86_400_000;

/** What is wrong with a stretch of days that is to be added, or null. */
export function rangeProblem(from: string, until: string): 'badRange' | null {
  if (until === '' || from === '') return null;
  const days = (Date.parse(until) - Date.parse(from)) / DAY_MS;
  return days < 0 || days > 366 ? 'badRange' : null;
}

/** The days with a stretch added, in order and each once; null when they would be too many. */
export function withDays(closedOn: readonly string[], from: string, until: string): string[] | null {
  const [first, last] = [Date.parse(from), Date.parse(until === '' ? from : until)];
  const added: string[] = [];
  for (let at = first; at <= last; at += DAY_MS) added.push(new Date(at).toISOString().slice(0, 10));
  const all = [...new Set([...closedOn, ...added])].sort();
  return all.length > MOST_DAYS ? null : all;
}

import { CallStatus } from '#contract/calls.ts';
import { ConditionState } from '#contract/condition.ts';
import { sentences } from '#contract/sentences.ts';
import { TunnelState } from '#contract/tunnel.ts';

const STATES: readonly string[] = [...CallStatus.options, ...ConditionState.options, ...TunnelState.options];
const isLike =
  (look: RegExp) =>
  (value: string): boolean =>
    look.test(value);

/** What a line of the log may hold (platform/logger.ts), and how a value of ours looks. Anything else stays out. */
const FIGURES = ['level', 'status', 'milliseconds', 'bytes', 'count', 'attempt', 'port', 'pid'] as const;
const LOOKS: Readonly<Record<string, (value: string) => boolean>> = {
  time: isLike(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  event: isLike(/^[a-z]{2,20}(?:[.-][a-z]{2,20}){1,3}$/),
  fault: isLike(/^[a-z]{2,20}(?:[._-][a-z]{2,20}){0,3}$/),
  route: isLike(/^(?:GET|POST|PUT|PATCH|DELETE) (?:\/:?[a-z_-]{1,30}){1,6}$/),
  state: (value) => STATES.includes(value),
  code: (value) => Object.hasOwn(sentences, value) || /^(?:E[A-Z]{2,20}|SQLITE_[A-Z_]{2,30})$/.test(value),
  name: isLike(/^(?:[A-Z][A-Za-z]{1,30})?(?:Error|Fault)$/),
  version: isLike(/^\d{1,3}\.\d{1,3}\.\d{1,4}$/),
};
/** File and line of our own source: the folder before it may be named after somebody. */
const PLACE = /(?:^|[/\\ ])([a-z][a-z-]{0,40}\.[cm]?[jt]s(?::\d{1,5}){1,2})$/;

/** What a log line may be shown as, or null for one that is none of ours. */
export function toLogLine(line: string): string | null {
  const fields = fieldsOf(line);
  if (fields === null) return null;
  const figures = FIGURES.flatMap((name) => {
    const value = fields[name];
    return typeof value === 'number' && Math.abs(value) < 1_000_000 ? [[name, value] as const] : [];
  });
  const words = Object.entries(LOOKS).flatMap(([name, look]) => {
    const value = fields[name];
    return typeof value === 'string' && look(value) ? [[name, value] as const] : [];
  });
  const places = Array.isArray(fields.frames) ? fields.frames.flatMap(placeOf) : [];
  const shown = Object.fromEntries<unknown>([...words, ...figures]);
  return JSON.stringify(places.length > 0 ? { ...shown, places } : shown);
}

function placeOf(frame: unknown): string[] {
  const place = typeof frame === 'string' ? PLACE.exec(frame)?.[1] : undefined;
  return place === undefined ? [] : [place];
}

function fieldsOf(line: string): Record<string, unknown> | null {
  try {
    const fields: unknown = JSON.parse(line);
    return typeof fields === 'object' && fields !== null && !Array.isArray(fields) ? { ...fields } : null;
  } catch {
    return null;
  }
}

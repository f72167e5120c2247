import type { Appointment } from '#contract/front-desk.ts';
import type { TextKind, TextSettings } from '#contract/texts.ts';
import { ofUseUntil, reminderDue } from './times.ts';

/** A text that should be sent once, for one occasion. Times in epoch milliseconds. */
export type WantedText = {
  kind: TextKind;
  occasion: string;
  aboutMs: number;
  dueMs: number;
  untilMs: number;
};

type Now = {
  now: number;
  /** Since when the owner has them on: what happened before is no news. Null: off. */
  onSince: number | null;
  zone: string;
};

const NEWS = { booked: 'confirmation', moved: 'moved', cancelled: 'cancelled' } as const;

/**
 * What is to be said of an appointment as it stands: what happened to it last, and that it is near. The same as often as
 * it is asked, whatever was sent of it.
 */
export function wantedTexts(appointment: Appointment, settings: TextSettings, at: Now): WantedText[] {
  if (!settings.on || at.onSince === null || Date.parse(appointment.start) <= at.now) return [];
  const both = [news(appointment, at.onSince), reminder(appointment, settings, { ...at, onSince: at.onSince })];
  return both.flatMap((text) => (text !== null && text.untilMs > at.now && settings.kinds[text.kind] ? [text] : []));
}

function news({ id, start, history }: Appointment, onSince: number): WantedText | null {
  const last = history.at(-1);
  const kind = last && last.what in NEWS ? NEWS[last.what as keyof typeof NEWS] : null;
  if (!last || kind === null || Date.parse(last.at) < onSince) return null;
  const [aboutMs, dueMs] = [Date.parse(start), Date.parse(last.at)];
  const untilMs = ofUseUntil(kind, { startMs: aboutMs, now: dueMs });
  return { kind, occasion: `${kind}:${id}:${history.length}`, aboutMs, dueMs, untilMs };
}

function reminder(
  { id, start, status, history }: Appointment,
  { reminderHours: hours, ...rules }: TextSettings,
  { onSince, zone }: { onSince: number; zone: string },
): WantedText | null {
  if (status !== 'scheduled') return null;
  const aboutMs = Date.parse(start);
  const placed = history.findLast(({ what }) => what === 'booked' || what === 'moved');
  const since = Math.max(onSince, placed ? Date.parse(placed.at) : onSince);
  const dueMs = reminderDue({ startMs: aboutMs, now: since, hours, zones: [zone], rules });
  if (dueMs === null) return null;
  const untilMs = ofUseUntil('reminder', { startMs: aboutMs, now: dueMs });
  return { kind: 'reminder', occasion: `reminder:${id}:${aboutMs}`, aboutMs, dueMs, untilMs };
}

/** How fresh something done on a call is: who is on the phone, or just was, is not woken by its confirmation. */
const FRESH_MS = 15 * 60_000;

/** Whether a text answers what somebody did themselves just now, and so need not wait for the morning. */
export function isAnswerToCaller({ history }: Appointment, now: number): boolean {
  const last = history.at(-1);
  return last?.by === 'agent' && now - Date.parse(last.at) < FRESH_MS;
}

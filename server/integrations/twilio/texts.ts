import type { IncomingText, TextReport } from '../../domain/texts/incoming.ts';
import type { Form } from './forms.ts';

/** Where Twilio posts a text that came in, and what became of one of ours. */
export const TEXTS_PATH = '/api/webhooks/twilio/sms';
export const TEXT_STATUS_PATH = '/api/webhooks/twilio/sms-status';

/** Ten messages joined, the most that Twilio takes in one. */
const LONGEST_BODY = 1600;
const SID = /^(?:SM|MM)[0-9a-f]{32}$/i;
const OURS = /^[0-9a-f-]{36}$/;

/** What Twilio did by itself about a word of the kind; only in accounts and countries where it does. */
const ASKED: Readonly<Record<string, IncomingText['asked']>> = { STOP: 'stop', START: 'start', HELP: 'help' };

/** `queued`, `sending` and the like say nothing that is not known. */
const STATES: Readonly<Record<string, TextReport['state']>> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'delivered',
  undelivered: 'failed',
  failed: 'failed',
  canceled: 'failed',
};

/** Where Twilio is to report on a text of ours, by our own id. `base` is the public address without a last slash. */
export function textReportAddress(base: string | null, id: string): string | null {
  return base === null ? null : `${base}${TEXT_STATUS_PATH}?text=${id}`;
}

/** Reads a text that came in (twilio.md §5.2); null where it is none. */
export function toIncomingText(form: Form): IncomingText | null {
  const sid = value(form, 'MessageSid') ?? value(form, 'SmsSid') ?? '';
  if (!SID.test(sid)) return null;
  const asked = value(form, 'OptOutType') ?? '';
  return {
    sid,
    from: value(form, 'From'),
    to: value(form, 'To'),
    body: (form.get('Body')?.[0] ?? '').slice(0, LONGEST_BODY),
    asked: (Object.hasOwn(ASKED, asked) ? ASKED[asked] : undefined) ?? null,
  };
}

/** Reads a report on a text of ours; null where it tells nothing new, or is on none. */
export function toTextReport(form: Form, query: string): { id: string; report: TextReport } | null {
  const id = new URLSearchParams(query).get('text') ?? '';
  const status = value(form, 'MessageStatus') ?? value(form, 'SmsStatus') ?? '';
  const state = Object.hasOwn(STATES, status) ? STATES[status] : undefined;
  if (!OURS.test(id) || state === undefined) return null;
  return { id, report: { state, code: toErrorCode(value(form, 'ErrorCode')) } };
}

/** What a text that stands in Twilio's list came to. Whatever stands there was taken in, and so was sent. */
export function toListedReport(status: string, errorCode: number | null | undefined): TextReport {
  const state = Object.hasOwn(STATES, status) ? STATES[status] : undefined;
  return { state: state ?? 'sent', code: toErrorCode(String(errorCode ?? '')) };
}

function toErrorCode(told: string | null): string | null {
  return told !== null && /^\d{1,6}$/.test(told) && told !== '0' ? told : null;
}

/** The answer to a text, as TwiML. */
export async function toTextReply(words: string): Promise<string> {
  const { default: Response } = await import('twilio/lib/twiml/MessagingResponse.js');
  const response = new Response();
  response.message(words);
  return response.toString();
}

function value(form: Form, name: string): string | null {
  const given = form.get(name)?.[0]?.trim() ?? '';
  return given === '' || given.length > 256 ? null : given;
}

import type { LineCall } from '../../domain/line-call.ts';
import type { CarrierState } from '../../domain/line-state.ts';
import type { Form } from './forms.ts';

const STATES: Readonly<Record<string, CarrierState>> = {
  queued: 'ringing',
  initiated: 'ringing',
  ringing: 'ringing',
  'in-progress': 'answered',
  answered: 'answered',
  completed: 'completed',
  busy: 'busy',
  'no-answer': 'no-answer',
  failed: 'failed',
  canceled: 'canceled',
};

const LONGEST_TEXT = 256;
const SECONDS = /^\d{1,7}$/;

/** Reads what Twilio posts about a call (twilio.md §2, §3); null where it is about none. */
export function toLineCall(form: Form): LineCall | null {
  const callSid = id(form, 'CallSid', /^CA[0-9a-f]{32}$/i);
  if (callSid === null) return null;
  const recordingSid = id(form, 'RecordingSid', /^RE[0-9a-f]{32}$/i);
  return {
    callSid,
    from: text(form, 'From') ?? text(form, 'Caller'),
    to: text(form, 'To') ?? text(form, 'Called'),
    direction: (text(form, 'Direction') ?? 'inbound').startsWith('outbound') ? 'outbound' : 'inbound',
    state: state(form, 'CallStatus'),
    vouched: vouched(text(form, 'StirVerstat')),
    dialled: state(form, 'DialCallStatus'),
    recording: recordingSid === null ? null : { sid: recordingSid, seconds: count(form, 'RecordingDuration') ?? 0 },
    // `Duration` counts minutes that are billed.
    seconds: count(form, 'CallDuration'),
    order: count(form, 'SequenceNumber'),
  };
}

function text(form: Form, name: string): string | null {
  const value = form.get(name)?.[0]?.trim() ?? '';
  return value === '' || value.length > LONGEST_TEXT ? null : value;
}

function id(form: Form, name: string, shape: RegExp): string | null {
  const value = text(form, name);
  return value !== null && shape.test(value) ? value : null;
}

function state(form: Form, name: string): CarrierState | null {
  const value = text(form, name) ?? '';
  return (Object.hasOwn(STATES, value) ? STATES[value] : undefined) ?? null;
}

function count(form: Form, name: string): number | null {
  const value = text(form, name);
  return value !== null && SECONDS.test(value) ? Number(value) : null;
}

/** A call without a verdict is most calls from abroad: it says nothing against the caller. */
function vouched(verdict: string | null): LineCall['vouched'] {
  if (verdict === null) return null;
  if (verdict.startsWith('TN-Validation-Passed')) return 'passed';
  return verdict.startsWith('TN-Validation-Failed') ? 'failed' : null;
}

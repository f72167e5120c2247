import { z } from 'zod';

import { ok, type Route } from '../wire/request.ts';
import { paged } from './paging.ts';
import { read, refusal } from './refusals.ts';
import type { PhoneCall, Recording, State } from './state.ts';

const NewCall = z.looseObject({ To: z.string(), From: z.string() });
const Change = z.looseObject({
  Status: z.enum(['completed', 'canceled']).optional(),
  Twiml: z.string().optional(),
  Url: z.string().optional(),
});

type Deps = {
  state: State;
  base: string;
  now: () => Date;
  /** A live call is told to go on with other TwiML. */
  redirected: (callSid: string, twiml: string) => void;
  /** A live call is ended by request. */
  ended: (callSid: string) => void;
};

/** Calls (twilio.md §5.2). */
export function callRoutes({ state, base, now, redirected, ended }: Deps): Route[] {
  const found = (sid: string): PhoneCall => {
    const call = state.calls.get(sid);
    if (!call) throw refusal(404, 20404, `The requested resource /Calls/${sid}.json was not found`);
    return call;
  };
  const told = (call: PhoneCall): Record<string, unknown> => callToWire(state, call);
  return [
    {
      method: 'GET',
      path: `${base}/Calls`,
      handle({ query }) {
        const all = [...state.calls.values()].map(told);
        return ok(paged(all, query, { path: `${base}/Calls.json`, key: 'calls' }));
      },
    },
    {
      method: 'POST',
      path: `${base}/Calls`,
      handle({ body }) {
        const { From: from, To: to } = read(NewCall, body);
        return { status: 201, body: told(addCall(state, { from, to, direction: 'outbound-api', now: now() })) };
      },
    },
    { method: 'GET', path: `${base}/Calls/:sid`, handle: ({ parameters: { sid = '' } }) => ok(told(found(sid))) },
    {
      method: 'POST',
      path: `${base}/Calls/:sid`,
      handle({ body, parameters: { sid = '' } }) {
        const call = found(sid);
        const change = read(Change, body);
        if (isOver(call)) throw refusal(400, 21220, 'Call is not in-progress. Cannot redirect.');
        if (change.Status !== undefined) {
          Object.assign(call, { status: change.Status, seconds: 1 });
          ended(sid);
        } else redirected(sid, change.Twiml ?? '');
        return ok(told(call));
      },
    },
  ];
}

/** What callers left on the machine. */
export function recordingRoutes(state: State, base: string): Route[] {
  const found = (sid: string): Recording => {
    const recording = state.recordings.get(sid);
    if (!recording) throw refusal(404, 20404, `The requested resource /Recordings/${sid} was not found`);
    return recording;
  };
  return [
    {
      method: 'GET',
      path: `${base}/Recordings/:sid`,
      handle({ parameters: { sid = '' } }) {
        const { audio } = found(sid.replace(/\.(?:mp3|wav)$/, ''));
        return { status: 200, type: 'audio/mpeg', body: audio };
      },
    },
    {
      method: 'DELETE',
      path: `${base}/Recordings/:sid`,
      handle({ parameters: { sid = '' } }) {
        state.recordings.delete(found(sid).sid);
        return { status: 204, body: '' };
      },
    },
  ];
}

type Given = Pick<PhoneCall, 'from' | 'to' | 'direction'> & { now: Date };

export function addCall(state: State, { from, to, direction, now }: Given): PhoneCall {
  const status = direction === 'inbound' ? 'ringing' : 'queued';
  const call = { sid: state.newSid('CA'), from, to, direction, status, seconds: null, price: null, startedAt: now };
  state.calls.set(call.sid, call);
  return call;
}

export function isOver({ status }: PhoneCall): boolean {
  return ['completed', 'busy', 'no-answer', 'failed', 'canceled'].includes(status);
}

function callToWire(state: State, call: PhoneCall): Record<string, unknown> {
  return {
    sid: call.sid,
    account_sid: state.account.sid,
    from: call.from,
    to: call.to,
    direction: call.direction,
    status: call.status,
    start_time: call.startedAt.toUTCString(),
    end_time: null,
    duration: call.seconds === null ? null : String(call.seconds),
    price: call.price,
    price_unit: 'USD',
    parent_call_sid: null,
    api_version: '2010-04-01',
    uri: `/2010-04-01/Accounts/${state.account.sid}/Calls/${call.sid}.json`,
  };
}

import { z } from 'zod';

import { ok, type Route } from '../wire/request.ts';
import { paged } from './paging.ts';
import { read, refusal } from './refusals.ts';
import type { Fields } from './signature.ts';
import type { Line, Message, State } from './state.ts';
import { readTwiml } from './twiml.ts';
import { posted, type PostDeps } from './webhook.ts';

const NewMessage = z.looseObject({
  To: z.string().regex(/^\+\d{7,15}$/),
  From: z.string(),
  Body: z.string().min(1).max(1600),
  StatusCallback: z.string().optional(),
  ValidityPeriod: z.coerce.number().int().min(1).max(36_000).optional(),
});

/** The words that Twilio acts on by itself (twilio.md §5.2). */
const STOP = new Set(['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT']);
const START = new Set(['START', 'YES', 'UNSTOP']);

type RouteDeps = { state: State; base: string; mayWriteFrom: (number: string) => boolean; now: () => Date };

/** Texts (twilio.md §5.2). */
export function messageRoutes({ state, base, mayWriteFrom, now }: RouteDeps): Route[] {
  const told = ({ sid, from, to, body, status, errorCode, createdAt }: Message): Record<string, unknown> => ({
    ...{ sid, status, from, to, body, num_segments: '1', direction: 'outbound-api' },
    ...{ error_code: errorCode === null ? null : Number(errorCode), date_created: createdAt.toUTCString() },
    uri: `${base}/Messages/${sid}.json`,
  });
  return [
    {
      method: 'POST',
      path: `${base}/Messages`,
      handle({ body }) {
        const { From: from, To: to, Body: text, StatusCallback: statusUrl = '' } = read(NewMessage, body);
        const line = [...state.lines.values()].find(({ number }) => number === from);
        if (line ? !line.sms : !mayWriteFrom(from))
          throw refusal(400, 21606, 'The From phone number is not a valid, SMS-capable number');
        if (state.stopped.has(pair(from, to))) throw refusal(400, 21610, 'Attempt to send to unsubscribed recipient');
        const message = addMessage(state, { from, to, body: text, statusUrl, createdAt: now() });
        return { status: 201, body: told(message) };
      },
    },
    {
      method: 'GET',
      path: `${base}/Messages`,
      handle({ query }) {
        const to = query.get('To');
        const listed = state.messages.filter((one) => to === null || one.to === to).toReversed();
        return ok(paged(listed.map(told), query, { path: `${base}/Messages.json`, key: 'messages' }));
      },
    },
    {
      method: 'GET',
      path: `${base}/Messages/:sid`,
      handle({ parameters: { sid = '' } }) {
        const message = state.messages.find((one) => one.sid === sid);
        if (!message) throw refusal(404, 20404, `The requested resource /Messages/${sid}.json was not found`);
        return ok(told(message));
      },
    },
  ];
}

type Given = Omit<Message, 'sid' | 'status' | 'errorCode'>;

function addMessage(state: State, given: Given): Message {
  const message: Message = { sid: state.newSid('SM'), status: 'queued', errorCode: null, ...given };
  state.messages.push(message);
  return message;
}

/** What happens by itself at Twilio because somebody writes, or because a text arrived. */
export function texting(deps: PostDeps, lineOf: (number: string) => Line) {
  const { state } = deps;
  const account = { AccountSid: state.account.sid, ApiVersion: '2010-04-01' };
  return {
    /** Somebody writes to one of the account's numbers. What is answered is sent to them, as long as they may be. */
    async texts({
      from,
      to,
      body,
      sid = state.newSid('SM'),
    }: {
      from: string;
      to: string;
      body: string;
      sid?: string;
    }) {
      const word = body.trim().toUpperCase();
      if (STOP.has(word)) state.stopped.add(pair(to, from));
      if (START.has(word)) state.stopped.delete(pair(to, from));
      const line = lineOf(to);
      const fields: Fields = {
        ...account,
        MessageSid: sid,
        SmsSid: sid,
        From: from,
        To: to,
        Body: body,
        NumMedia: '0',
      };
      const arrived = await posted(deps, line.smsUrl, fields);
      const verbs = arrived === null ? null : readTwiml(arrived.body);
      const answers = (verbs ?? []).filter(({ name }) => name === 'Message').map(({ text }) => text);
      if (!state.stopped.has(pair(to, from)))
        for (const text of answers)
          addMessage(state, { from: to, to: from, body: text, statusUrl: '', createdAt: deps.now() });
      return { status: arrived?.status ?? null, answers };
    },
    /** A text went on its way: reported to whoever asked for it. */
    async passesOn(message: Message, status: string, errorCode: string | null = null): Promise<void> {
      Object.assign(message, { status, errorCode });
      if (message.statusUrl === '') return;
      const { sid, from, to } = message;
      const code = errorCode === null ? {} : { ErrorCode: errorCode };
      const fields = { ...account, MessageSid: sid, SmsSid: sid, MessageStatus: status, SmsStatus: status };
      await posted(deps, message.statusUrl, { ...fields, From: from, To: to, ...code });
    },
  };
}

/** Somebody is stopped for one number of the account, not for all. */
function pair(line: string, number: string): string {
  return `${line} ${number}`;
}

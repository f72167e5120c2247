import { z } from 'zod';

import type { CommandOutput, ParsedInput } from '#contract/commands.ts';
import { refused } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import type { RequestDetail, RequestReplay } from '#contract/requests.ts';
import { tell } from '#contract/told.ts';
import { diffAnswers } from '../domain/answer-diff.ts';
import { createRedactor } from '../domain/redacted-json.ts';
import type { RingRequest } from '../domain/ring-request.ts';
import { shownAnswer, sourcesOf } from '../domain/shown-answer.ts';
import type { Bus } from '../platform/bus.ts';
import type { Stores } from '../store/open-stores.ts';
import { fromCursor, toCursor } from './cursor.ts';
import type { Exchanged, KeptRequest } from './kept-request.ts';
import type { Replay } from './replay.ts';
import type { RequestLog } from './request-log.ts';

type Deps = {
  log: RequestLog;
  stores: Stores;
  replay: Replay;
  bus: Bus<AppEvents>;
  readRing: (body: unknown) => RingRequest;
  /** Every secret there is: none of them is ever shown. */
  secrets: () => readonly string[];
};

const Order = z.tuple([z.int().min(0)]);

export type RequestDesk = ReturnType<typeof createRequestDesk>;

/** What came in on the webhook door, fit to be shown, and what would be answered to it today. */
export function createRequestDesk({ log, stores, replay, bus, readRing, secrets }: Deps) {
  // What was forgotten is forgotten here too. A body may name anybody, so all of them go.
  bus.subscribe(({ name, payload }) => {
    if (name === 'caller.forgotten' || name === 'call.forgotten') log.dropBodies('forgotten', () => true);
    // Of a caller who withheld the number nothing but the bare call is kept, and it shows only once that is over.
    if (name !== 'call.changed' || payload.status === 'live' || payload.maskedNumber !== null) return;
    log.dropBodies('withheld', ({ about }) => about !== null && isAbout(about, payload));
  });

  function find(id: string): KeptRequest {
    const kept = log.find(id);
    if (!kept) throw refused('not_found', tell('delivery_gone'));
    return kept;
  }

  function detailOf(kept: KeptRequest): RequestDetail {
    const { exchanged, bodyGone } = kept;
    const line = log.lineOf(kept);
    if (exchanged === null) return { ...line, body: null, answer: null, bodyGone };
    const redactor = createRedactor(secrets());
    const isForm = line.route.startsWith('twilio') || TWILIO_CALLS.has(line.route);
    const [body, answer] = isForm ? formOf(exchanged) : [parsed(exchanged.raw), parsed(exchanged.answer)];
    const shown = (value: unknown): string | null => (value === undefined ? null : redactor.json(value));
    const unreadable = exchanged.raw.length > 0 && body === undefined;
    return { ...line, body: shown(body), answer: shown(answer), bodyGone: unreadable ? 'unreadable' : bodyGone };
  }

  function replayed(kept: KeptRequest): RequestReplay {
    const { exchanged, about } = kept;
    if (exchanged === null || !log.lineOf(kept).replayable) throw refused('conflict', tell('cannot_replay'));
    const redactor = createRedactor(secrets());
    const callRef = about?.callRef ?? kept.id;
    const told = stores.words.pack(callRef);
    const request = readRing(parsed(exchanged.raw));
    const now = replay.arrival({
      request,
      at: told?.sentAt ?? new Date(kept.time).toISOString(),
      callRef,
      callId: callRef,
    });
    const [before, after] = [redactor.value(parsed(exchanged.answer)), redactor.value(now.body)];
    const sources = sourcesOf([...(told?.lines ?? []), ...now.pack.lines], redactor.text);
    return {
      sent: redactor.json(parsed(exchanged.answer)),
      now: redactor.json(now.body),
      diff: diffAnswers(shownAnswer(before, sources), shownAnswer(after, sources)),
    };
  }

  return {
    list({ limit, cursor }: ParsedInput<'requests.list'>): CommandOutput<'requests.list'> {
      const [before = Number.MAX_SAFE_INTEGER] = fromCursor(cursor, Order) ?? [];
      const page = log.page(before, limit + 1);
      const last = page.length > limit ? page[limit - 1] : undefined;
      return { requests: page.slice(0, limit).map(log.lineOf), nextCursor: last ? toCursor([last.order]) : null };
    },
    get: ({ id }: ParsedInput<'requests.get'>): RequestDetail => detailOf(find(id)),
    /** Reads only: nothing is stored or sent. */
    replay: ({ id }: ParsedInput<'requests.replay'>): RequestReplay => replayed(find(id)),
  };
}

/** Routes that take a form and answer TwiML, beside those that say so in their names. */
const TWILIO_CALLS = new Set(['incoming-call', 'inbound']);

type Ids = { callSid: string | null; conversationId: string | null };

function isAbout(about: Ids & { callRef: string | null }, call: Ids & { id: string }): boolean {
  if (about.callRef === call.id) return true;
  if (about.conversationId !== null && about.conversationId === call.conversationId) return true;
  return about.callSid !== null && about.callSid === call.callSid;
}

/** Twilio's parameters, and the TwiML they were answered with; numbers are cut in both like in everything shown here. */
function formOf({ raw, answer }: Exchanged): [unknown, unknown] {
  return [Object.fromEntries(new URLSearchParams(raw.toString('utf8'))), answer.toString('utf8')];
}

/** Undefined for what is not JSON. */
function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/u, ''));
  } catch {
    return undefined;
  }
}

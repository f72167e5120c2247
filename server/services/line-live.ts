import type { ParsedInput, CommandOutput } from '#contract/commands.ts';
import { refused } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import type { Handover } from '#contract/lines.ts';
import { tell } from '#contract/told.ts';
import type { CallRecord } from '../domain/call-record.ts';
import type { LineAnswer } from '../domain/line-answer.ts';
import type { LineCall } from '../domain/line-call.ts';
import { maskedNumber } from '../domain/phone-number.ts';
import type { PhoneAccount } from '../domain/providers/phone-account.ts';
import type { Bus } from '../platform/bus.ts';
import type { Stores } from '../store/open-stores.ts';
import type { LineBook } from './line-book.ts';
import type { RingLog } from './ring-log.ts';

type Deps = {
  stores: Stores;
  ringLog: RingLog;
  lines: LineBook;
  /** Takes in that the carrier ended a call. */
  heard: (call: LineCall) => void;
  /** Throws ProviderFault. */
  phone: () => PhoneAccount | Promise<PhoneAccount>;
  /** What the carrier is told to do with a call. */
  written: (answer: LineAnswer) => Promise<string>;
  /** Ends a call that goes through this computer. */
  hangUp: (id: string) => void;
  bus: Bus<AppEvents>;
};

const RING_SECONDS = 25;

export type LineLive = ReturnType<typeof createLineLive>;

/** What staff can do with a call that is going on. Whoever speaks on it, the carrier of the number is asked. */
export function createLineLive({ stores, ringLog, lines, heard, phone, written, hangUp, bus }: Deps) {
  const put = new Map<string, Handover>();
  bus.subscribe(({ name, payload }) => {
    if (name === 'call.changed' && payload.status !== 'live') put.delete(payload.id);
  });

  function live(id: string): CallRecord & { callSid: string } {
    if (ringLog.waiting() > 0) ringLog.flush();
    const call = stores.calls.find(id);
    if (!call) throw refused('not_found', tell('no_such_call'));
    if (call.status !== 'live') throw refused('conflict', tell('lines_call_over'));
    const { callSid } = call;
    if (callSid === null) throw refused('conflict', tell('lines_call_not_ours'));
    return { ...call, callSid };
  }

  /** What the person who takes over should know, as far as it is known. */
  function toldOf({ id, personId }: CallRecord, to: string): Handover {
    const summary = stores.calls.summary(id);
    const noted = personId === null ? [] : stores.facts.ofPerson(personId).filter((fact) => fact.callId === id);
    const reason = noted.find(({ slot }) => slot === 'reason_for_call')?.value ?? null;
    const told = stores.words.pack(id)?.lines ?? [];
    return {
      ...{ to, callerName: summary?.callerName ?? null, reason },
      said: noted.filter(({ slot }) => slot !== 'reason_for_call').map(({ value }) => value),
      appointment: told.find(({ section }) => section === 'appointment')?.text ?? null,
    };
  }

  return {
    /** Ends a live call. Throws `conflict` for one that is over, and ProviderFault. */
    async end({ id }: ParsedInput<'calls.end'>): Promise<CommandOutput<'calls.end'>> {
      const { callSid } = live(id);
      try {
        await (await phone()).calls.end(callSid);
      } finally {
        // Nobody speaks on, also where the carrier could not be asked.
        hangUp(id);
      }
      heard(endOf(callSid));
      return {};
    },

    options: ({ id }: ParsedInput<'calls.transfer-options'>): CommandOutput<'calls.transfer-options'> => ({
      people: lines.people(live(id).businessId).map(({ id: personId, name, number }) => ({
        ...{ id: personId, name, maskedNumber: maskedNumber(number) },
      })),
    }),

    handover: ({ id }: ParsedInput<'calls.handover'>): CommandOutput<'calls.handover'> => ({
      handover: put.get(id) ?? null,
    }),

    async transfer({ id, personId }: ParsedInput<'calls.transfer'>): Promise<CommandOutput<'calls.transfer'>> {
      const call = live(id);
      const person = lines.people(call.businessId).find((one) => one.id === personId);
      if (!person) throw refused('not_found', tell('lines_no_such_person'));
      const numbers = [person.number];
      const dial = { kind: 'dial', numbers, seconds: RING_SECONDS, longestSeconds: null, next: 'transferred' } as const;
      await (await phone()).calls.redirect(call.callSid, await written(dial));
      put.set(id, toldOf(call, person.name));
      bus.publish('call.transferred', { id });
      return {};
    },
  };
}

/** The end of a call as its carrier would tell it. */
function endOf(callSid: string): LineCall {
  const nothing = { from: null, to: null, vouched: null, dialled: null, recording: null, seconds: null, order: null };
  return { ...nothing, callSid, direction: 'inbound', state: 'completed' };
}

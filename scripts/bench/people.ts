import type { Finding } from '../../server/domain/observation.ts';
import { later, ringing, type CallRecord } from '../../server/domain/call-record.ts';

const FIRST = 'Ada Ben Cleo Dora Emil Fay Gus Hana Ivo June Kim Lena Milo Nora Otto Pia Quin Rosa Sam Tess'.split(' ');
const LAST = 'Abbot Birch Crane Dale Elm Frost Grove Hart Ives Jarvis Knoll Lark Marsh North Oaks Pike'.split(' ');
const STAFF = ['Maya', 'Theo', 'Ingrid', 'Paolo'];
const TIMES = ['weekday mornings', 'after five', 'Saturdays before noon', 'Tuesdays and Thursdays'];
const HAD = ['cut and colour', 'beard trim', 'balayage', 'dry cut', 'perm', 'wedding styling'];
const LIKES = ['a window seat', 'green tea while waiting', 'a quiet chair', 'the radio turned down'];
const TOPICS = ['moved an appointment to the following week', 'asked whether the colour would suit a short cut'];

const AREAS = 800;
const DIRECTORY_ENQUIRIES = 1212;
const CALL_SECONDS = 95;

/**
 * The number of caller `index`, the same here and in callers.lua. The lines kept for fiction (555 0100 to 0199) are
 * 80,000 in all; a million callers need the rest of exchange 555, which rings nowhere but at 1212.
 */
export function numberOf(index: number): string {
  const line = 100 + Math.floor(index / AREAS);
  const shown = line < DIRECTORY_ENQUIRIES ? line : line + 1;
  return `+1${200 + (index % AREAS)}555${String(shown).padStart(4, '0')}`;
}

/** Three to six things a caller told, in the words of an agent's data collection. */
export function findingsOf(index: number): Finding[] {
  const told: [string, string][] = [
    ['customer_name', `${pick(FIRST, index)} ${pick(LAST, Math.floor(index / FIRST.length))}`],
    ['preferred_staff', pick(STAFF, index)],
    ['preferred_time', pick(TIMES, Math.floor(index / 3))],
    ['services_had', pick(HAD, Math.floor(index / 5))],
    ['likes', pick(LIKES, Math.floor(index / 7))],
    ['allergies', 'plaster glue'],
  ];
  return told.slice(0, 3 + (index % 4)).map(([slot, value]) => ({
    ...{ subject: 'self', slot, value, negated: false, source: 'caller', confidence: 0.9 },
    ...{ turn: 2, quote: `Well, that would be ${value}, please.`, correction: false },
  }));
}

type CallPlace = { id: string; caller: number; nth: number; identityId: number; personId: string; startedAt: string };

/** One finished call with its summary. */
export function callOf({ id, caller, nth, identityId, personId, startedAt }: CallPlace): CallRecord {
  const serial = `${caller.toString(16).padStart(8, '0')}${nth.toString(16).padStart(4, '0')}`;
  const [name, had, time] = [pick(FIRST, caller), pick(HAD, caller + nth), pick(TIMES, caller + nth)];
  return {
    ...ringing({
      ...{ id, businessId: 'default', identityId, startedAt },
      ...{ conversationId: `conv_${serial}`, callSid: `CA${serial}`, agentId: 'agent_bench' },
    }),
    personId,
    status: 'ended',
    endedAt: later(startedAt, CALL_SECONDS),
    durationSeconds: CALL_SECONDS,
    outcome: 'success',
    endedBecause: 'Call ended by remote party',
    title: `${name} about ${had}`,
    summary: `${name} ${pick(TOPICS, caller + nth)}, wants ${pick(STAFF, caller)} again and will come by ${time}.`,
    costCredits: 240,
  };
}

function pick(list: readonly string[], index: number): string {
  return list[index % list.length] ?? '';
}

import type { CallSummary } from '#contract/calls.ts';
import type { CallerSummary } from '#contract/callers.ts';
import type { CommandName, CommandOutput, ParsedInput } from '#contract/commands.ts';
import type { ShownBusiness } from '#contract/businesses.ts';
import { STANDARD_TONE } from '#contract/businesses.ts';
import type { Appointment } from '#contract/front-desk.ts';
import type { Task } from '#contract/tasks.ts';
import type { Counts, Today } from '#contract/today.ts';
import type { Waiting } from '#contract/waiting.ts';
import { foldedWords } from './fold.ts';

/** Who called and when: nothing of what was said, what it cost, or by what a provider knows it. */
export function staffCall(call: CallSummary): CallSummary {
  const unsaid = { title: null, summary: null, endedBecause: null, outcome: null };
  return { ...call, ...unsaid, costCredits: null, costUsd: null, conversationId: null, callSid: null };
}

/** What kind of thing is owed to whom, and by when. Its text is made of what a caller said. */
export function staffTask<T extends Task>(task: T): T {
  return { ...task, text: '' };
}

/** Notes and reasons are free text, where health stands as soon as anywhere. */
export function staffAppointment(appointment: Appointment): Appointment {
  const history = appointment.history.map((happened) => ({ ...happened, reason: null }));
  const isNumber = /^•+\d{2}$/u.test(appointment.maskedContact ?? '');
  return { ...appointment, maskedContact: isNumber ? appointment.maskedContact : null, note: null, history };
}

function staffCounts(counts: Counts): Counts {
  return { ...counts, costCredits: null, costUsd: null };
}

function staffToday(today: Today): Today {
  const { live, callbacks, counts, reachability } = today;
  return {
    ...{ live: live.map(staffCall), callbacks: callbacks.map(staffTask) },
    ...{ learned: [], pending: 0, waiting: [] },
    counts: { today: staffCounts(counts.today), week: staffCounts(counts.week) },
    reachability: { ...reachability, sentence: '', told: null },
  };
}

function staffCaller(caller: CallerSummary): CallerSummary {
  return { ...caller, pendingFacts: 0, blocked: false };
}

function staffWaiting(entry: Waiting): Waiting {
  return { ...entry, told: entry.told && { ...entry.told, problem: null } };
}

/** What a calendar needs of a shop: its name, its clock, and when it is open. */
function staffShop({ id, name, zone, language, region, trade, ...shop }: ShownBusiness): ShownBusiness {
  const words = { greeting: null, returningGreeting: null, tone: STANDARD_TONE, soul: null, voiceId: null };
  const agent = { agentId: null, branchId: null, environment: null, notice: shop.notice, overrides: shop.overrides };
  const open = { hours: shop.hours, closedOn: shop.closedOn, closedDays: shop.closedDays };
  const sealed = { variables: {}, secretVariables: [], maskedNumbers: [], setBy: {}, revision: '' };
  return { ...{ id, name, zone, language, region, trade }, ...words, ...agent, ...open, ...sealed };
}

type Masks = { [N in CommandName]?: (output: CommandOutput<N>, input: ParsedInput<N>) => CommandOutput<N> };

/** What is left of an answer for staff. The commands are those that `staff-rights.ts` calls masked. */
const masks: Masks = {
  'today.get': staffToday,
  'businesses.list': ({ businesses }) => ({ businesses: businesses.map(staffShop) }),
  'appointments.list': ({ appointments }) => ({ appointments: appointments.map(staffAppointment) }),
  'appointments.settle': staffAppointment,
  'waitlist.list': ({ entries }) => ({ entries: entries.map(staffWaiting) }),
  'tasks.done': ({ task }) => ({ task: staffTask(task) }),
  'callers.list': ({ callers, nextCursor }, { query }) =>
    !query
      ? { callers: callers.map(staffCaller), nextCursor }
      : { callers: callers.filter(({ name }) => isCalled(name, query)).map(staffCaller), nextCursor: null },
};

/** Whether every word begins a word of the name. A search finds by what is remembered too: that must not come out. */
function isCalled(name: string | null, query: string): boolean {
  const own = foldedWords(name ?? '');
  return foldedWords(query).every((word) => own.some((each) => each.startsWith(word)));
}

/** @throws where there is no mask: what nobody thought of is not shown */
export function shownToStaff<N extends CommandName>(
  name: N,
  input: ParsedInput<N>,
  output: CommandOutput<N>,
): CommandOutput<N> {
  const mask: Masks[N] = masks[name];
  if (mask === undefined) throw new Error(`There is no mask for ${name}`);
  return mask(output, input);
}

/** What staff mean by what they ask: a search takes as many rows as there are, because the rest is not told of. */
export function askedByStaff<N extends CommandName>(name: N, input: ParsedInput<N>): ParsedInput<N> {
  const isSearch = name === 'callers.list' && 'query' in input && input.query !== undefined;
  return isSearch ? { ...input, limit: 200, cursor: undefined } : input;
}

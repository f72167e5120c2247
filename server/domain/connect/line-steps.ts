import { tell } from '#contract/told.ts';

import type { LineRoutes } from '../providers/phone-account.ts';
import { addressesAt } from './addresses.ts';
import { fallbackOf } from './fallback-words.ts';
import type { PlannedStep, Situation } from './found.ts';
import { ownThinks } from './kept-wish.ts';
import { namesOf } from './names.ts';
import { planned } from './planned.ts';

/**
 * How the shop's number is answered: by what stays awake while this computer is off, and by the agent. In this order:
 * a call that comes in between, or after a step that failed, finds somebody.
 */
export function lineSteps(now: Situation): PlannedStep[] {
  const { wish } = now.ours;
  if (wish.line === null) return [];
  const isNative = wish.mode === 'native';
  return [
    ...(wish.fallback === null ? [] : [fallback(now), fallbackOn(now)]),
    ...(isNative && wish.line.kind !== 'imported' ? [imported(now)] : []),
    ...(isNative ? [assigned(now)] : [answersHere(now), reportsHere(now)]),
    ...(now.ours.textsOn && now.found.line?.canText === true ? [textsHere(now)] : []),
  ];
}

/** Has what people answer to texts come here. */
export const TEXTS_STEP = 'line:texts';

function numberIn({ found, ours: { wish, number } }: Situation) {
  const { line } = wish;
  return found.numbers.find((each) => (line?.kind === 'imported' ? each.id === line.id : each.number === number));
}

function imported(now: Situation): PlannedStep {
  return planned({
    id: 'number:import',
    provider: 'elevenlabs',
    told: tell(now.ours.wish.line?.kind === 'sip' ? 'connect_step_import_sip' : 'connect_step_import'),
    after: now.ours.number,
    isDone: numberIn(now) !== undefined,
    action: { kind: 'import' },
  });
}

function assigned(now: Situation): PlannedStep {
  const { agent } = now.found;
  const there = numberIn(now);
  return planned({
    id: 'number:assign',
    provider: 'elevenlabs',
    told: tell('connect_step_assign'),
    before: there?.agentId === agent.id ? agent.name : (there?.agentId ?? null),
    after: agent.name,
    isDone: there?.agentId === agent.id,
    action: there === undefined ? null : { kind: 'assign', numberId: there.id, agentId: agent.id },
  });
}

type Route = { id: string; told: PlannedStep['told']; routes: Partial<LineRoutes> | null; bearsAddress: boolean };

/** `routes` that are not known yet wait for the step that makes them. */
function route({ found: { line } }: Situation, { id, told, routes, bearsAddress }: Route): PlannedStep {
  const wanted = Object.entries(routes ?? {});
  const stands = wanted.length > 0 && wanted.every(([name, value]) => line !== null && valueOf(line, name) === value);
  const [first] = wanted;
  return planned({
    ...{ id, told, bearsAddress },
    provider: 'twilio',
    before: line === null || !first ? null : valueOf(line, first[0]) || null,
    after: first?.[1] ?? null,
    isDone: stands,
    action: line === null || routes === null ? null : { kind: 'routes', sid: line.sid, routes },
  });
}

function valueOf(line: LineRoutes, name: string): string {
  return new Map<string, string>(Object.entries(line)).get(name) ?? '';
}

function answersHere(now: Situation): PlannedStep {
  const voiceUrl = addressesAt(now.ours.publicUrl).voice;
  const told = tell(ownThinks(now.ours.wish) ? 'connect_step_voice_own' : 'connect_step_voice');
  return route(now, { id: 'line:voice', told, routes: { voiceUrl, voiceMethod: 'POST' }, bearsAddress: true });
}

function reportsHere(now: Situation): PlannedStep {
  const statusUrl = addressesAt(now.ours.publicUrl).status;
  const told = tell('connect_step_status');
  return route(now, { id: 'line:status', told, routes: { statusUrl, statusMethod: 'POST' }, bearsAddress: true });
}

/** After the number was brought in elsewhere, which may send its texts there. */
function textsHere(now: Situation): PlannedStep {
  const textUrl = addressesAt(now.ours.publicUrl).texts;
  const told = tell('texts_connect_step');
  return route(now, { id: TEXTS_STEP, told, routes: { textUrl, textMethod: 'POST' }, bearsAddress: true });
}

const FALLBACK_TOLD = {
  forward: 'connect_step_fallback_forward',
  voicemail: 'connect_step_fallback_voicemail',
  message: 'connect_step_fallback_message',
} as const;

function fallbackThere({ found, ours }: Situation) {
  const heldId = ours.held.fallback?.id;
  const title = namesOf(ours.tag).fallback(ours.business.id);
  return found.fallbacks.find(({ id }) => id === heldId) ?? found.fallbacks.find(({ name }) => name === title);
}

/** Null where the owner wishes for none. */
function fallbackMark({ ours }: Situation): { mark: string; fallback: ReturnType<typeof fallbackOf> } | null {
  const { wish, business, forwardTo, tag } = ours;
  if (wish.fallback === null) return null;
  const title = namesOf(tag).fallback(business.id);
  const fallback = fallbackOf(wish.fallback, { business, title, forwardTo });
  return { fallback, mark: JSON.stringify(fallback) };
}

function isFallbackMade(now: Situation): boolean {
  const there = fallbackThere(now);
  const { held } = now.ours;
  return there !== undefined && held.fallback?.id === there.id && held.fallback.mark === fallbackMark(now)?.mark;
}

function fallback(now: Situation): PlannedStep {
  const wanted = fallbackMark(now);
  const kind = now.ours.wish.fallback?.kind ?? 'message';
  const words = wanted?.fallback.kind === 'forward' ? wanted.fallback.to : wanted?.fallback.message;
  return planned({
    id: 'fallback',
    provider: 'twilio',
    told: tell(FALLBACK_TOLD[kind]),
    after: words ?? null,
    isDone: isFallbackMade(now),
    action: wanted && { kind: 'fallback', ...wanted, replaces: fallbackThere(now)?.id ?? null },
  });
}

function fallbackOn(now: Situation): PlannedStep {
  const url = isFallbackMade(now) ? fallbackThere(now)?.url : undefined;
  return route(now, {
    id: 'line:fallback',
    told: tell('connect_step_fallback_on'),
    routes: url === undefined ? null : { fallbackUrl: url, fallbackMethod: 'POST' },
    bearsAddress: false,
  });
}

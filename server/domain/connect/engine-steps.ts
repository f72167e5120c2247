import { tell } from '#contract/told.ts';

import { BRAIN_HEADERS, BRAIN_SECRET_HEADER } from '../bridge/brain-headers.ts';
import { languageOf } from '../phrases.ts';
import type { SpeechEngine } from '../providers/speech-engines.ts';
import { secretIdOf } from './account-steps.ts';
import { addressesAt } from './addresses.ts';
import type { PlannedStep, Situation } from './found.ts';
import { ownThinks } from './kept-wish.ts';
import { withLive } from './live-events.ts';
import { namesOf } from './names.ts';
import { planned } from './planned.ts';
import { sameJson } from './same-json.ts';

/** The Speech Engine of a business. */
export const ENGINE_STEP = 'engine';

/** What hears and speaks for the owner's own model, where that is to think. It has the agent's voice and language. */
export function engineSteps(now: Situation): PlannedStep[] {
  if (!ownThinks(now.ours.wish)) return [];
  const { engine: there } = now.found;
  const wanted = wantedEngine(now);
  const isHeld = there !== null && now.ours.held[ENGINE_STEP]?.id === there.id;
  const step = planned({
    id: ENGINE_STEP,
    provider: 'elevenlabs',
    told: tell('connect_step_engine'),
    before: there?.engine.socketUrl ?? null,
    after: addressesAt(now.ours.publicUrl).brain,
    isDone: isHeld && wanted !== null && sameJson(there.engine, wanted),
    action: wanted && { kind: 'engine', engine: wanted, replaces: there?.id ?? null },
    bearsAddress: true,
  });
  return [step];
}

/** Null while the provider has not the secret that the engine is to prove itself by. */
function wantedEngine(now: Situation): SpeechEngine['engine'] | null {
  const { agent, engine: there } = now.found;
  const { business, publicUrl, tag, words } = now.ours;
  const secretId = secretIdOf('brain', now);
  if (secretId === null) return null;
  const told = Object.entries(BRAIN_HEADERS).map(([header, variable]) => [header, { variable }] as const);
  return {
    name: namesOf(tag).engine(business.id),
    socketUrl: addressesAt(publicUrl).brain,
    headers: { [BRAIN_SECRET_HEADER]: { secretId }, ...Object.fromEntries(told) },
    audio: { input: words.lineAudio, output: words.lineAudio },
    language: agent.language ?? languageOf(business.language) ?? 'en',
    // The provider has one of its own where neither says which.
    voiceId: business.voiceId ?? agent.voiceId ?? there?.engine.voiceId ?? null,
    takesGreeting: true,
    // It has no words for its own end: whoever carries the call ends it in time, with a goodbye (0291, 0294).
    longestSeconds: words.mostSeconds,
    liveEvents: withLive(there?.engine.liveEvents ?? [], words.liveEvents),
  };
}

import { tell, type Told } from '#contract/told.ts';

import { FILLING_HERE } from '../domain/connect/agent-revert.ts';
import { ENGINE_STEP } from '../domain/connect/engine-steps.ts';
import type { Provider } from '../domain/providers/fault.ts';
import type { OnOutcome } from './connect-gone.ts';
import type { Entry } from './connect-journal.ts';

/** Why something was left to be taken back another time, by the provider it waits for; `words`: by the agent's words. */
export type LeftBehind = ReadonlyMap<Provider | 'words', Told>;

/** One time that everything is taken back. `unsettled`: why nobody could look how far it had come. */
export type Round = { onOutcome: OnOutcome; left: Map<Provider | 'words', Told>; unsettled: Told | null };

export const isOfAgent = ({ step }: Entry): boolean => step.startsWith('agent:');

export function wordsNeed(names: readonly string[]): Told {
  return tell('connect_words_need', { names: names.join(', ') });
}

/** Begun, and where nobody could look it is not known how far it came. */
export const isUnsettled = ({ step, isDone }: Entry): boolean => !isDone && /^(?:agent|number):/.test(step);

const LAST: readonly string[] = ['business', ENGINE_STEP];

/**
 * A line leads elsewhere before what answers it is taken back, or nobody would; and a number that stays at the agents'
 * provider is to stay with its agent too.
 */
export function lineFirst(entries: readonly Entry[]): Entry[] {
  const rank = ({ step }: Entry): number =>
    LAST.includes(step) || step.startsWith('agent:') ? 2 : step === 'number:assign' ? 1 : 0;
  return entries.toSorted((one, other) => rank(one) - rank(other));
}

/** What a call needs that this computer hands over to the agent: the shop's profile, and what it may tell the agent. */
const HANDING_OVER: readonly string[] = [
  'business',
  'agent:overrides',
  'agent:audio',
  'agent:live-events',
  ENGINE_STEP,
];

/** What builds on something that could not be taken back stays as well. `stands`: whether another step still does. */
export function whyItWaits(
  entry: Entry,
  { left, unsettled }: Round,
  stands: (step: string) => boolean,
): Told | undefined {
  const { step } = entry;
  if (unsettled && isUnsettled(entry)) return unsettled;
  if (FILLING_HERE.includes(step) && left.has('words')) return left.get('words');
  if (step === 'fallback' || step.startsWith('line:')) return left.get('twilio');
  const isLed =
    (step === 'number:assign' && stands('number:import')) || (HANDING_OVER.includes(step) && stands('line:voice'));
  return (isLed ? left.get('twilio') : undefined) ?? left.get('elevenlabs');
}

import { reverted } from './revert.ts';

type Change = { step: string; before: unknown; after: unknown };

/** `names` are variables that somebody's words in the agent need us for; `needed` is a step that stays because of them. */
export type AgentReverted = {
  value: unknown;
  outcomes: ReadonlyMap<string, 'undone' | 'changed' | 'needed'>;
  names: readonly string[];
};

/** What fills variables in on a call. Without it an agent whose words hold one takes no call (elevenlabs.md §1.5). */
const FILLING = ['agent:overrides', 'agent:initiation', 'agent:asks', 'agent:placeholders'];

/** The same on our side, and what the agent proves itself by. */
export const FILLING_HERE: readonly string[] = ['business', 'own-secret:initiation', 'secret:initiation'];

/**
 * Takes the changes in an agent, last first, back out of what stands there now. Where words that came in since hold a
 * variable of ours, what fills it in stays, so that the agent goes on answering.
 */
export function agentReverted(changes: readonly Change[], stands: unknown): AgentReverted {
  const whole = takenBack(changes, stands);
  const names = variablesAdded(changes.at(-1)?.before, whole.value);
  if (names.length === 0) return { ...whole, names };
  const isNeeded = ({ step }: Change): boolean =>
    FILLING.includes(step) || (step === 'agent:memory' && whole.outcomes.get(step) === 'changed');
  const rest = takenBack(
    changes.filter((change) => !isNeeded(change)),
    stands,
  );
  const needed = changes.filter(isNeeded).map(({ step }) => [step, 'needed'] as const);
  return { value: rest.value, outcomes: new Map([...rest.outcomes, ...needed]), names };
}

function takenBack(changes: readonly Change[], stands: unknown) {
  const outcomes = new Map<string, 'undone' | 'changed'>();
  const value = changes.reduce<unknown>((now, { step, before, after }) => {
    // Without a note of what it led to, all that differs is taken for ours.
    const back = reverted(before, after ?? now, now);
    outcomes.set(step, back.isWhole ? 'undone' : 'changed');
    return back.value;
  }, stands);
  return { value, outcomes };
}

function variablesAdded(before: unknown, now: unknown): string[] {
  const were = variablesIn(before);
  return [...variablesIn(now)].filter((name) => !were.has(name) && !name.startsWith('system__'));
}

function variablesIn(value: unknown): ReadonlySet<string> {
  if (typeof value === 'string')
    return new Set([...value.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].flatMap(([, name]) => name ?? []));
  if (typeof value !== 'object' || value === null) return new Set();
  return new Set(Object.values(value).flatMap((each) => [...variablesIn(each)]));
}

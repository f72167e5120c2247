import type { ConnectOffers, ConnectState } from '#contract/connect.ts';
import type { SetupDraft } from '#contract/setup.ts';
import { mayBeAgent } from './chosen-agent.ts';
import { isUseful } from './key-trouble.ts';
import { numberProblems, type SipPasswords } from './setup-draft.ts';

export const wizardSteps = ['keys', 'number', 'agent', 'business', 'call'] as const;
export type WizardStep = (typeof wizardSteps)[number];

type Known = {
  state: Pick<ConnectState, 'keys' | 'steps' | 'connectedAt' | 'testedAt'>;
  draft: SetupDraft;
  passwords: SipPasswords;
  /** Those that there are; undefined while nobody has answered. */
  agents: ConnectOffers['agents'] | undefined;
  /** Whether the shop's own step was gone through: it has a name of its own by then. */
  hasShop: boolean;
};

/** Which steps have all they need. Each stands for itself, so that one may be gone back to without losing the others. */
export function doneSteps({ state, draft, passwords, agents, hasShop }: Known): ReadonlySet<WizardStep> {
  const { elevenLabs, twilio } = state.keys;
  const isDone: Readonly<Record<WizardStep, boolean>> = {
    keys: isUseful(elevenLabs),
    number: draft.line !== null && numberProblems(draft, { passwords, hasTwilio: twilio.isSet }).size === 0,
    agent: mayBeAgent(agents, draft.agentId),
    business: hasShop,
    call: state.connectedAt !== null && state.testedAt !== null,
  };
  return new Set(wizardSteps.filter((step) => isDone[step]));
}

/** Where to go on: the first step that is still open, or the last one. */
export function openStep(done: ReadonlySet<WizardStep>): WizardStep {
  return wizardSteps.find((step) => !done.has(step)) ?? 'call';
}

export function isStep(word: string): word is WizardStep {
  return (wizardSteps as readonly string[]).includes(word);
}

export function stepAfter(step: WizardStep): WizardStep {
  return wizardSteps[wizardSteps.indexOf(step) + 1] ?? 'call';
}

export function stepBefore(step: WizardStep): WizardStep | null {
  return wizardSteps[wizardSteps.indexOf(step) - 1] ?? null;
}

/** The address of a step, which says nothing but the shop's own id. */
export function stepAddress(business: string, step: WizardStep): string {
  return `/setup/${business}/${step}`;
}

/** Whether nothing is known of what is to do: not planned yet, or an answer came since that tells of no plan. */
export function lacksPlan({ run, steps }: Pick<ConnectState, 'run' | 'steps'>): boolean {
  return run === 'idle' && steps.length === 0;
}

/** How far a run has come, in steps. */
export function progressOf(steps: ConnectState['steps']): { done: number; all: number } {
  return { done: steps.filter(({ state }) => state === 'done').length, all: steps.length };
}

/** Whether a shop has a name of its own: the one that every installation begins with is called by nobody yet. */
export function isNamed({ id, name }: { id: string; name: string }): boolean {
  return id !== 'default' || name.trim() !== 'our shop';
}

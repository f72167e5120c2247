import type { ConnectOffers } from '#contract/connect.ts';

/** Whether an agent is chosen that is still there, as far as is known: undefined while nobody has answered. */
export function mayBeAgent(agents: ConnectOffers['agents'] | undefined, id: string): boolean {
  return id !== '' && (agents?.some((agent) => agent.id === id) ?? true);
}

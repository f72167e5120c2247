import type { Services } from './wiring.ts';

/** What only whoever hosts the server hears of. */
export type WakeHooks = { woke(): void; networkChanged(): void };

/** After sleep and in another network the way gets a moment to come back before anybody is alarmed. */
export function wakeHooks({ condition, tunnel, conversations, providers, jobs, access }: Services): WakeHooks {
  const excused = (work: () => void) => (): void => {
    access.woke();
    condition.woke();
    providers.tryNow();
    jobs.tryNow();
    work();
  };
  const woke = (): void => {
    tunnel.woke();
    conversations.desk.woke();
  };
  return { woke: excused(woke), networkChanged: excused(tunnel.networkChanged) };
}

import { because, tell, type Told } from '#contract/told.ts';

type Trouble = 'bridge_calls_failed' | 'model_turns_failed';
type Streak = { count: number; at: number; why: Told };

/** A call that failed is somebody who was not answered; of a model's turns one may be lost, and the next comes at once. */
const FEWEST: Readonly<Record<Trouble, number>> = { bridge_calls_failed: 1, model_turns_failed: 2 };
/** What failed yesterday and was not tried since is no news any more. */
const DAY_MS = 86_400_000;

export type CallTroubles = ReturnType<typeof createCallTroubles>;

/** What went wrong on calls lately, until it goes well once. */
export function createCallTroubles({ now }: { now: () => Date }) {
  const streaks = new Map<Trouble, Streak>();

  function fresh(trouble: Trouble): Streak | undefined {
    const streak = streaks.get(trouble);
    return streak && now().getTime() - streak.at < DAY_MS ? streak : undefined;
  }

  function note(trouble: Trouble, why: Told | null): void {
    if (why === null) streaks.delete(trouble);
    else streaks.set(trouble, { count: (fresh(trouble)?.count ?? 0) + 1, at: now().getTime(), why });
  }

  return {
    /** A call through this computer is over; null: it went well. */
    bridged: (why: Told | null): void => note('bridge_calls_failed', why),
    /** The owner's model was asked for a turn; null: it answered. */
    answered: (why: Told | null): void => note('model_turns_failed', why),
    trouble: (): Told[] =>
      (['bridge_calls_failed', 'model_turns_failed'] as const).flatMap((trouble) => {
        const { count = 0, why } = fresh(trouble) ?? {};
        return why && count >= FEWEST[trouble] ? [tell(trouble, { count, ...because(why) })] : [];
      }),
  };
}

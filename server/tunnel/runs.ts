import { createBell, type Bell, type Ring } from './bell.ts';

type Run = { bell: Bell; end: () => void; over: Promise<void> };

export type Runs = {
  isRunning: () => boolean;
  begin: () => void;
  /**
   * Ends what runs at once, and does `then` when it is gone. One after the other in the order of asking, so that two
   * restarts never overlap and a stop waits for what a restart has under way.
   */
  end: (then: () => void) => Promise<void>;
  ring: (why: Ring) => void;
};

/** At most one run of the way at a time. `open` never rejects and resolves when `signal` has ended it. */
export function createRuns(open: (bell: Bell, signal: AbortSignal) => Promise<void>): Runs {
  let run: Run | null = null;
  let turn: Promise<void> = Promise.resolve();

  return {
    isRunning: () => run !== null,
    begin() {
      const ending = new AbortController();
      const bell = createBell();
      run = { bell, end: () => ending.abort(), over: open(bell, ending.signal) };
    },
    end(then) {
      run?.end();
      turn = turn.then(async () => {
        run?.end(); // what a restart before has begun
        await run?.over;
        run = null;
        then();
      });
      return turn;
    },
    ring: (why) => run?.bell.ring(why),
  };
}

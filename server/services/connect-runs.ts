import type { ConnectWish, Step } from '#contract/connect.ts';
import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';

import type { PlannedStep } from '../domain/connect/found.ts';
import { isSameWay, withKeptLogins } from '../domain/connect/kept-wish.ts';
import { toldSteps, withOutcome } from '../domain/connect/told-steps.ts';
import type { ConnectApply, Progress } from './connect-apply.ts';
import type { ConnectJournal } from './connect-journal.ts';
import type { ConnectPlanning } from './connect-planning.ts';
import type { ConnectUndo } from './connect-undo.ts';
import type { Connection, Connections } from './connections.ts';

type Deps = {
  connections: Connections;
  journal: ConnectJournal;
  planning: ConnectPlanning;
  apply: ConnectApply;
  undo: ConnectUndo;
  /** Keeps how far it is, and tells of it. */
  keep: (connection: Connection) => void;
  publicUrl: () => string | null;
  now: () => Date;
};

const NOTHING_YET = { address: null, connectedAt: null, testedAt: null, steps: [] };

/**
 * Whether another wish can be set up beside what could not be taken back: at Twilio where nothing is wished for there,
 * and what the same agent's words need, which it is going to have.
 */
function mayStay(where: 'elevenlabs' | 'twilio' | 'words', wish: ConnectWish, before: ConnectWish): boolean {
  if (where === 'words') return wish.agentId === before.agentId;
  return where === 'twilio' && wish.line === null && wish.fallback === null && wish.agentId === before.agentId;
}

/** A set-up from its wish to its end, and back, with all that is kept of it on the way. */
export function createConnectRuns({ connections, journal, planning, apply, undo, keep, publicUrl, now }: Deps) {
  function connected(business: string): Connection {
    const kept = connections.get(business);
    if (!kept) throw refused('not_found', tell('connect_no_wish'));
    return kept;
  }

  const wholeWish = (given: ConnectWish): ConnectWish =>
    withKeptLogins(given, connections.get(given.business)?.wish ?? null);

  /** What is wished for otherwise than before is taken back first, so that nothing of it is left behind. */
  async function takeBackOther(wish: ConnectWish, kept: Connection | null): Promise<void> {
    if (!kept || journal.isEmpty(wish.business) || isSameWay(wish, kept.wish)) return;
    const unsettled = await apply.settle(kept.wish);
    const left = await undo.run(kept.wish, { keepShared: true, onOutcome: () => undefined, unsettled });
    const problem = [...left].find(([where]) => !mayStay(where, wish, kept.wish))?.[1];
    if (problem) throw refused('conflict', problem);
  }

  async function run(given: ConnectWish, isMeant: (step: PlannedStep) => boolean): Promise<Progress> {
    const wish = wholeWish(given);
    const kept = connections.get(wish.business);
    // Asked for first: what cannot be done at all must not take anything back.
    await planning.plan(wish);
    await takeBackOther(wish, kept);
    const shown = kept && isSameWay(wish, kept.wish) ? kept.steps : [];
    let connection: Connection = { ...NOTHING_YET, ...kept, wish, steps: shown };
    const onProgress = (progress: Progress): void => {
      connection = { ...connection, steps: toldSteps(progress.steps, progress, connection.steps) };
      keep(connection);
    };
    const end = await apply.apply(wish, { isMeant, onProgress });
    onProgress(end);
    const isWhole = end.problem === null && end.steps.every(({ isDone }) => isDone);
    if (isWhole)
      keep({ ...connection, connectedAt: connection.connectedAt ?? now().toISOString(), address: publicUrl() });
    return end;
  }

  return {
    wholeWish,
    plan: async (wish: ConnectWish): Promise<Step[]> =>
      toldSteps(await planning.plan(wish), { doing: null, problem: null }, []),
    all: (wish: ConnectWish): Promise<Progress> => run(wish, () => true),
    /** Only what our public address stands in: whatever the owner changed besides stays theirs. */
    async readdress(business: string): Promise<Progress> {
      const end = await run(connected(business).wish, ({ bearsAddress }) => bearsAddress);
      if (end.problem === null) keep({ ...connected(business), address: publicUrl() });
      return end;
    },
    /**
     * What could not be taken back is told of its steps; done again, it goes on there. Throws AppError `conflict` where
     * no step is shown that could tell it.
     */
    async back(business: string): Promise<void> {
      const kept = connected(business);
      const unsettled = await apply.settle(kept.wish);
      let connection: Connection = { ...kept, connectedAt: null, address: null, testedAt: null };
      const left = await undo.run(kept.wish, {
        ...{ keepShared: false, unsettled },
        onOutcome(step, outcome) {
          connection = { ...connection, steps: withOutcome(connection.steps, step, outcome) };
          keep(connection);
        },
      });
      keep(connection);
      const [problem] = left.values();
      if (problem && connection.steps.every(({ state }) => state !== 'failed')) throw refused('conflict', problem);
    },
  };
}

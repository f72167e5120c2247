import type { ConnectWish, Step } from '#contract/connect.ts';
import { refused } from '#contract/errors.ts';
import { tell, type Told } from '#contract/told.ts';

import type { PlannedStep } from '../domain/connect/found.ts';
import { addressParts, isSameWay, withKeptLogins } from '../domain/connect/kept-wish.ts';
import { TEXTS_STEP } from '../domain/connect/line-steps.ts';
import { toldSteps, withOutcome, withPlanned } from '../domain/connect/told-steps.ts';
import type { ConnectAddress } from './connect-address.ts';
import type { ConnectApply, Progress } from './connect-apply.ts';
import { createConnectBefore } from './connect-before.ts';
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
  address: ConnectAddress;
  now: () => Date;
};

const NOTHING_YET = { address: null, connectedAt: null, testedAt: null, steps: [] };

/** A set-up from its wish to its end, and back, with all that is kept of it on the way. */
export function createConnectRuns({ connections, journal, planning, apply, undo, keep, address, now }: Deps) {
  const before = createConnectBefore({ journal, planning, apply, undo, address });

  const connected = (business: string): Connection => connectionOf(connections, business);

  const wholeWish = (given: ConnectWish): ConnectWish =>
    withKeptLogins(given, connections.get(given.business)?.wish ?? null);

  async function all(given: ConnectWish): Promise<void> {
    const wish = wholeWish(given);
    const kept = connections.get(wish.business);
    await before.refuseHopeless(wish, kept);
    await before.takeBackOther(wish, kept);
    const shown = kept && isSameWay(wish, kept.wish) ? kept.steps : [];
    let connection: Connection = { ...NOTHING_YET, ...kept, wish, steps: shown };
    const onProgress = (progress: Progress): void => {
      connection = { ...connection, steps: toldSteps(progress.steps, progress, connection.steps) };
      keep(connection);
    };
    const end = await apply.apply(wish, { look: planning.looked, isMeant: () => true, onProgress });
    onProgress(end);
    if (end.problem !== null || end.steps.some(({ isDone }) => !isDone)) return;
    keep({ ...connection, connectedAt: connection.connectedAt ?? now().toISOString(), address: end.address });
  }

  return {
    wholeWish,
    plan: async (wish: ConnectWish): Promise<Step[]> =>
      toldSteps(await planning.plan(wish), { doing: null, problem: null }, []),
    all,
    readdress: createReaddressing({ connections, planning, apply, keep }),
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

function connectionOf(connections: Connections, business: string): Connection {
  const kept = connections.get(business);
  if (!kept) throw refused('not_found', tell('connect_no_wish'));
  return kept;
}

/**
 * Only what our public address stands in: whatever the owner changed besides stays theirs, and is no obstacle. Resolves
 * to why it is not done; null where it is.
 */
function createReaddressing({
  connections,
  planning,
  apply,
  keep,
}: Pick<Deps, 'connections' | 'planning' | 'apply' | 'keep'>) {
  return async (business: string): Promise<Told | null> => {
    let connection = connectionOf(connections, business);
    let reached = connection.address;
    const onProgress = (progress: Progress): void => {
      const anew = toldSteps(progress.steps, progress, connection.steps);
      connection = { ...connection, steps: withPlanned(connection.steps, anew) };
      keep(connection);
    };
    const hooks = { look: planning.lookedAgain, isMeant: (step: PlannedStep) => step.bearsAddress, onProgress };
    const textsComeHere = connection.steps.some(({ id }) => id === TEXTS_STEP);
    for (const part of addressParts(connection.wish, textsComeHere)) {
      const end = await apply.apply(part, hooks);
      onProgress(end);
      if (end.problem !== null) return end.problem;
      reached = end.address;
    }
    keep({ ...connection, address: reached });
    return null;
  };
}

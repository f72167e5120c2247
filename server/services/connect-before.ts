import type { ConnectWish } from '#contract/connect.ts';
import { refused } from '#contract/errors.ts';

import { isSameWay } from '../domain/connect/kept-wish.ts';
import { needsAddress } from '../domain/connect/plan.ts';
import type { ConnectAddress } from './connect-address.ts';
import type { ConnectApply } from './connect-apply.ts';
import type { ConnectJournal } from './connect-journal.ts';
import type { ConnectPlanning } from './connect-planning.ts';
import type { ConnectUndo } from './connect-undo.ts';
import type { Connection } from './connections.ts';

type Deps = {
  journal: ConnectJournal;
  planning: ConnectPlanning;
  apply: Pick<ConnectApply, 'settle'>;
  undo: ConnectUndo;
  address: ConnectAddress;
};

/**
 * Whether another wish can be set up beside what could not be taken back: at Twilio where nothing is wished for there,
 * and what the same agent's words need, which it is going to have.
 */
function mayStay(where: 'elevenlabs' | 'twilio' | 'words', wish: ConnectWish, before: ConnectWish): boolean {
  if (where === 'words') return wish.agentId === before.agentId;
  return where === 'twilio' && wish.line === null && wish.fallback === null && wish.agentId === before.agentId;
}

/** What is settled before a set-up begins. `kept` is what was set up last. */
export function createConnectBefore({ journal, planning, apply, undo, address }: Deps) {
  const isOther = (wish: ConnectWish, kept: Connection | null): kept is Connection =>
    kept !== null && !journal.isEmpty(wish.business) && !isSameWay(wish, kept.wish);

  return {
    /** Throws AppError, before anything is changed, for what cannot be done at all or would lead nowhere. */
    async refuseHopeless(wish: ConnectWish, kept: Connection | null): Promise<void> {
      await address.settled();
      if (address.current() === null) address.check();
      const toDo = (await planning.plan(wish)).filter(({ isDone }) => !isDone);
      if (toDo.some(needsAddress) || isOther(wish, kept)) address.check();
    },
    /** What is wished for otherwise than before is taken back first, so that nothing of it is left behind. */
    async takeBackOther(wish: ConnectWish, kept: Connection | null): Promise<void> {
      if (!isOther(wish, kept)) return;
      const unsettled = await apply.settle(kept.wish);
      const left = await undo.run(kept.wish, { keepShared: true, onOutcome: () => undefined, unsettled });
      const problem = [...left].find(([where]) => !mayStay(where, wish, kept.wish))?.[1];
      if (problem) throw refused('conflict', problem);
    },
  };
}

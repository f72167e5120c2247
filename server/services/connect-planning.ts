import type { ConnectWish } from '#contract/connect.ts';
import { refused } from '#contract/errors.ts';

import { lineTrouble } from '../domain/connect/check-wish.ts';
import type { Found, PlannedStep, Situation } from '../domain/connect/found.ts';
import { planConnect } from '../domain/connect/plan.ts';
import type { createLook } from './connect-look.ts';
import type { OurSide } from './connect-own.ts';

type Deps = { look: ReturnType<typeof createLook>; own: OurSide };

export type ConnectPlanning = ReturnType<typeof createConnectPlanning>;

/** Looks, and says what is to do. Only reads at the providers; throws ProviderFault and AppError. */
export function createConnectPlanning({ look, own }: Deps) {
  const situation = (wish: ConnectWish, found: Found): Situation => ({ found, ours: own.ours(wish, found) });

  /** What stands there for a wish that could be done. */
  async function looked(wish: ConnectWish): Promise<Found> {
    own.check(wish);
    const found = await look.everything(wish);
    const trouble = found.line && wish.line?.kind === 'twilio' ? lineTrouble(found.line) : null;
    if (trouble) throw refused('conflict', trouble);
    own.checkFound(wish, found);
    return found;
  }

  /** The same for what an owner wished for long ago: that it could not be wished for now is no matter. */
  async function lookedAgain(wish: ConnectWish): Promise<Found> {
    own.checkPlace(wish);
    return look.everything(wish);
  }

  return {
    ...{ situation, looked, lookedAgain },
    lookAgain: look.again,
    /** The same where nothing is to be done any more, and so nothing has to be possible. */
    asItStands: async (wish: ConnectWish): Promise<Situation> => situation(wish, await look.everything(wish)),
    plan: async (wish: ConnectWish): Promise<PlannedStep[]> => planConnect(situation(wish, await looked(wish))),
  };
}

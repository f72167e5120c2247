import { z } from 'zod';

import type { ConnectWish } from '#contract/connect.ts';
import type { Told } from '#contract/told.ts';

import { sameJson } from '../domain/connect/same-json.ts';
import type { ConnectedBusiness } from './connect-business.ts';
import { goneIs, type Outcome } from './connect-gone.ts';
import { SHARED, type ConnectJournal, type Entry } from './connect-journal.ts';
import type { Accounts } from './connect-look.ts';
import type { OurSide } from './connect-own.ts';
import { problemOf } from './connect-problem.ts';
import { createLineUndo } from './connect-undo-line.ts';
import { createVoiceUndo } from './connect-undo-voice.ts';
import type { SecretKeeper } from './secret-keeper.ts';

type Deps = {
  accounts: Accounts;
  own: OurSide;
  business: ConnectedBusiness;
  secrets: SecretKeeper;
  journal: ConnectJournal;
};
type OnOutcome = (step: string, outcome: Outcome) => void;

const Line = z.object({ sid: z.string(), routes: z.record(z.string(), z.string()) });
const HEADER_SECRET = z.enum(['initiation', 'tool']);

export type ConnectUndo = ReturnType<typeof createConnectUndo>;

/** Takes back what was done, last first, and each thing only where it still stands as we left it. */
export function createConnectUndo({ accounts, own, business, secrets, journal }: Deps) {
  const takeBack = createTakeBack({ accounts, own, business, secrets, journal });
  const { agent } = createVoiceUndo({ voice: accounts.voice, secrets, tag: own.tag });

  async function all(scope: string, agentId: string | null, onOutcome: OnOutcome): Promise<void> {
    const entries = journal.entries(scope).reverse();
    const ofAgent = entries.filter(({ step }) => step.startsWith('agent:'));
    const first = entries.findIndex(({ step }) => step.startsWith('agent:'));
    for (const [index, entry] of entries.entries()) {
      if (index === first && agentId !== null) {
        const outcome = await goneIs('undone', agent(agentId, ofAgent));
        for (const { step } of ofAgent) {
          journal.drop(scope, step);
          onOutcome(step, outcome);
        }
      }
      if (ofAgent.includes(entry)) continue;
      const outcome = await goneIs('undone', takeBack(entry));
      journal.drop(scope, entry.step);
      onOutcome(entry.step, outcome);
    }
  }

  return {
    /** One step alone, such as one that must not stand without the next. Throws ProviderFault and AppError. */
    async one(scope: string, step: string): Promise<void> {
      const entry = journal.find(scope, step);
      if (!entry) return;
      await goneIs('undone', takeBack(entry));
      journal.drop(scope, step);
    },
    /**
     * What was done for this business; and what all businesses share, unless another one needs it or it is to be kept.
     * Stops at what fails, and goes on there the next time.
     */
    async run(
      { business: scope, agentId }: ConnectWish,
      { keepShared, onOutcome }: { keepShared: boolean; onOutcome: OnOutcome },
    ): Promise<Told | null> {
      try {
        await all(scope, agentId, onOutcome);
        if (!keepShared && !journal.hasOthers(scope)) await all(SHARED, null, onOutcome);
        return null;
      } catch (error) {
        return problemOf(error);
      }
    },
  };
}

/** Takes one thing back. */
function createTakeBack({ accounts, own, business, secrets, journal }: Deps) {
  const voice = createVoiceUndo({ voice: accounts.voice, secrets, tag: own.tag });
  const line = createLineUndo({ accounts, tag: own.tag });

  function ownSecret(name: z.infer<typeof HEADER_SECRET>, { after }: Entry): Outcome {
    const isOurs = sameJson(after, { mark: own.markOf(name) });
    if (isOurs) secrets.set(name, null, { overlap: false });
    return isOurs ? 'undone' : 'changed';
  }

  /** Everything but the agent's parts, which are taken back together. */
  return async function takeBack(entry: Entry): Promise<Outcome> {
    const { scope, step, before, after } = entry;
    const [kind, name] = step.split(':');
    const header = HEADER_SECRET.safeParse(name).data;
    if (kind === 'own-secret' && header) return ownSecret(header, entry);
    if (kind === 'secret' && header) return voice.secret(header);
    if (kind === 'tool') return voice.tool(name ?? '', entry);
    if (step === 'webhook') return voice.webhook(entry);
    if (step === 'number:import') return line.imported(entry);
    if (step === 'number:assign') return line.assigned(entry);
    if (step === 'fallback') return line.fallback(scope);
    if (kind === 'line' && after !== null) {
      const { sid, routes } = Line.parse(after);
      return line.routes(sid, before, routes);
    }
    if (step === 'business' && after !== null)
      return business.putBack(scope, before, after, () => journal.drop(scope, step)) ? 'undone' : 'changed';
    return 'undone';
  };
}

import { z } from 'zod';

import { ENGINE_STEP } from '../domain/connect/engine-steps.ts';
import { sameJson } from '../domain/connect/same-json.ts';
import type { ConnectedBusiness } from './connect-business.ts';
import type { Outcome } from './connect-gone.ts';
import type { ConnectJournal, Entry } from './connect-journal.ts';
import type { Accounts } from './connect-look.ts';
import type { OurSide } from './connect-own.ts';
import { createLineUndo } from './connect-undo-line.ts';
import { createVoiceUndo } from './connect-undo-voice.ts';
import type { SecretKeeper } from './secret-keeper.ts';

export type UndoDeps = {
  accounts: Accounts;
  own: OurSide;
  business: ConnectedBusiness;
  secrets: SecretKeeper;
  journal: ConnectJournal;
};

const Line = z.object({ sid: z.string(), routes: z.record(z.string(), z.string()) });
const HEADER_SECRET = z.enum(['initiation', 'tool', 'brain']);

/** Takes one thing back. */
export function createTakeBack({ accounts, own, business, secrets, journal }: UndoDeps) {
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
    if (step === ENGINE_STEP) return voice.engine(scope, entry);
    if (step === 'webhook') return voice.webhook(entry);
    if (step === 'number:import') return line.imported(entry, (noted) => journal.finish(scope, step, noted));
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

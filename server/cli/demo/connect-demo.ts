import type { Ask } from '../ask.ts';
import { DEMO_URL, type DemoAccounts } from './demo-accounts.ts';

type Deps = { ask: Ask; business: string; accounts: Pick<DemoAccounts, 'agentId' | 'lineSid'> };

/**
 * Sets the demo's own accounts up by the same plan as an owner's, so that its calls come over what is registered. They
 * are new at every start; whoever took the set-up back finds it so.
 * @throws AppError with the sentence of the step that was not done
 */
export async function connectDemo({ ask, business, accounts }: Deps): Promise<void> {
  const { wish, connectedAt } = await ask('connect.get', { business });
  if (wish !== null && connectedAt === null) return;
  const { mode, setBy } = (await ask('settings.get', {})).tunnel;
  // What the owner chose to try, or the environment says, stays.
  if (mode === 'off' && setBy.mode === null) await ask('tunnel.save', { mode: 'own', publicUrl: DEMO_URL });
  const { agentId, lineSid } = accounts;
  await ask(
    'connect.apply',
    wish ?? {
      ...{ business, agentId, line: { kind: 'twilio', sid: lineSid } },
      fallback: { kind: 'voicemail', message: null },
    },
  );
}

import { join } from 'node:path';

import { createAsk } from '../../server/cli/ask.ts';
import { createDoor } from '../../server/cli/rehearsal/door.ts';
import { playCall } from '../../server/cli/rehearsal/play-call.ts';
import { readScript } from '../../server/services/rehearsal-files.ts';
import { aRing, SHOP_NUMBER } from './factories.ts';
import { everyAddress } from './visit.ts';
import { TEST_SECRETS, type TestApp } from './test-app.ts';

/**
 * Plays the demo's calls into an app, leaves one call on the line, and resolves to an address of
 * every view.
 */
export async function liveInShop(app: TestApp): Promise<string[]> {
  const script = await readScript(join(import.meta.dirname, '../../resources/rehearsals/demo.json'));
  const ask = createAsk(app.execute);
  const now = (): Date => new Date();
  const { initiation, tool, webhook } = TEST_SECRETS;
  const stage = {
    door: createDoor({ webhookUrl: app.webhookUrl, secrets: { initiation, tool, webhook }, now }),
    ...{ ask, now, businessId: 'default', calledNumber: SHOP_NUMBER, agentId: 'agent_demo' },
    ...{ region: script.business.region ?? 'US', numbers: new Map(Object.entries(script.people)) },
  };
  for (const call of script.calls) await playCall(stage, call);
  await app.ring(aRing({ caller_id: [...stage.numbers.values()][0], call_sid: 'CA_on_the_line' }));
  await app.settled();

  const { calls } = await ask('calls.list', { status: 'ended' });
  const known = calls.find(({ callerName }) => callerName !== null);
  const [request] = (await ask('requests.list', {})).requests;
  if (!known?.callerId || !request) throw new Error('The demo left nothing behind.');
  return everyAddress({ caller: known.callerId, call: known.id, request: request.id });
}

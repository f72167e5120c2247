import { join } from 'node:path';

import type { App } from '../../app.ts';
import { DEFAULT_BUSINESS } from '../../domain/call-record.ts';
import type { Logger } from '../../platform/logger.ts';
import { createAsk, type Ask } from '../ask.ts';
import { createCarried } from '../rehearsal/carried.ts';
import { createDoor } from '../rehearsal/door.ts';
import { doorSecrets } from '../rehearsal/door-secrets.ts';
import { setUpDesk } from '../rehearsal/open-shop.ts';
import type { Script } from '../../domain/rehearsal-script.ts';
import { readScript } from '../../services/rehearsal-files.ts';
import type { Shell } from '../shell.ts';
import { connectDemo } from './connect-demo.ts';
import { DEMO_LINE, type DemoAccounts } from './demo-accounts.ts';
import { startDemo, type Demo } from './demo.ts';
import { createRegisteredDoor } from './registered-door.ts';

type Deps = { shell: Pick<Shell, 'now' | 'root' | 'warn'>; app: App; accounts: DemoAccounts; log: Logger };

/** Starts the demo beside a running app, in the background. Whatever goes wrong with it is logged and told. */
export function openDemo({ shell, app, accounts, log }: Deps): Pick<Demo, 'stop'> {
  const report = (where: string, error: unknown): void => {
    log.fault(where, error);
    shell.warn('The sample calls of the demo have stopped; the log says why.');
  };
  accounts.leadTo(app.webhookUrl);
  const opening = prepare({ shell, app, accounts, report }).catch((error: unknown) => report('demo', error));
  return {
    async stop() {
      await (await opening)?.stop();
      await accounts.close();
    },
  };
}

type Preparing = Omit<Deps, 'log'> & { report: (where: string, error: unknown) => void };

async function prepare({ shell, app, accounts, report }: Preparing): Promise<Demo> {
  const script = await readScript(join(shell.root, 'resources', 'rehearsals', 'demo.json'));
  const ask = createAsk(app.execute);
  // The sample shop is the shop for every number, so whoever tries the webhooks by hand meets it too.
  await ask('businesses.save', { ...script.business, id: DEFAULT_BUSINESS, numbers: [DEMO_LINE] });
  // Before the set-up, which leads the line's texts here where the shop writes any.
  await openDesk(ask, script);
  await connectDemo({ ask, business: DEFAULT_BUSINESS, accounts }).catch((error: unknown) => report('demo', error));
  const { providers, agentId, config } = accounts;
  const otherwise = createDoor({ webhookUrl: app.webhookUrl, secrets: doorSecrets(config), now: shell.now });
  const stage = {
    door: createRegisteredDoor({ providers, agentId, otherwise, now: shell.now }),
    ask,
    now: shell.now,
    businessId: DEFAULT_BUSINESS,
    calledNumber: DEMO_LINE,
    agentId,
    region: script.business.region ?? 'US',
    numbers: new Map(Object.entries(script.people)),
    carried: createCarried(),
  };
  return startDemo({ stage, script, report });
}

/** Once: whatever was changed since stays. */
async function openDesk(ask: Ask, { frontDesk }: Script): Promise<void> {
  const { services } = await ask('front-desk.get', { business: DEFAULT_BUSINESS });
  if (frontDesk && services.length === 0) await setUpDesk(ask, DEFAULT_BUSINESS, frontDesk);
}

import { join } from 'node:path';

import type { App } from '../../app.ts';
import { DEFAULT_BUSINESS } from '../../domain/call-record.ts';
import type { Config } from '../../platform/config.ts';
import type { Logger } from '../../platform/logger.ts';
import { createAsk } from '../ask.ts';
import { createDoor } from '../rehearsal/door.ts';
import { doorSecrets } from '../rehearsal/door-secrets.ts';
import { readScript } from '../../services/rehearsal-files.ts';
import type { Shell } from '../shell.ts';
import { startDemo, type Demo } from './demo.ts';

/** Fictional, like every number of the demo. */
const SHOP_NUMBER = '+12125550199';

type Deps = { shell: Pick<Shell, 'now' | 'root' | 'warn'>; app: App; config: Config; log: Logger };

/** Starts the demo beside a running app, in the background. Whatever goes wrong with it is logged and told. */
export function openDemo({ shell, app, config, log }: Deps): Pick<Demo, 'stop'> {
  const report = (where: string, error: unknown): void => {
    log.fault(where, error);
    shell.warn('The sample calls of the demo have stopped; the log says why.');
  };
  const opening = prepare({ shell, app, config, report }).catch((error: unknown) => report('demo', error));
  return { stop: async () => (await opening)?.stop() };
}

type Preparing = Omit<Deps, 'log'> & { report: (where: string, error: unknown) => void };

async function prepare({ shell, app, config, report }: Preparing): Promise<Demo> {
  const script = await readScript(join(shell.root, 'resources', 'rehearsals', 'demo.json'));
  const ask = createAsk(app.execute);
  // The sample shop is the shop for every number, so whoever tries the webhooks by hand meets it too.
  await ask('businesses.save', { ...script.business, id: DEFAULT_BUSINESS, numbers: [SHOP_NUMBER] });
  const stage = {
    door: createDoor({ webhookUrl: app.webhookUrl, secrets: doorSecrets(config), now: shell.now }),
    ask,
    now: shell.now,
    businessId: DEFAULT_BUSINESS,
    calledNumber: SHOP_NUMBER,
    agentId: 'agent_demo',
    region: script.business.region ?? 'US',
    numbers: new Map(Object.entries(script.people)),
  };
  return startDemo({ stage, script, report });
}

import { spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';

import { TEST_SECRETS } from '../test-app.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

/** What ElevenLabs asks when a call arrives; resolves to its answer. */
export async function ring(webhookUrl: string, body: unknown): Promise<unknown> {
  const headers = { ...JSON_TYPE, 'x-linekeeper-secret': TEST_SECRETS.initiation };
  const init = { method: 'POST', body: JSON.stringify(body), headers };
  return (await fetch(`${webhookUrl}/webhook/personalize`, init)).json();
}

/** A post-call delivery, signed the way ElevenLabs signs; resolves to its status. */
export async function finish(webhookUrl: string, payload: unknown): Promise<number> {
  const body = JSON.stringify(payload);
  const t = Math.floor(Date.now() / 1000);
  const v0 = createHmac('sha256', TEST_SECRETS.webhook).update(`${t}.${body}`).digest('hex');
  const headers = { ...JSON_TYPE, 'elevenlabs-signature': `t=${t},v0=${v0}` };
  return (await fetch(`${webhookUrl}/webhook/post-call`, { method: 'POST', body, headers })).status;
}

const KNOCK =
  "require('node:net').connect(process.argv[1],'127.0.0.1',()=>process.exit(0)).on('error',()=>process.exit(9))";

/** Whether a port is held at this very moment, found out from outside while this process stands still. */
export function isDoorHeld(webhookUrl: string): boolean {
  return spawnSync(process.execPath, ['-e', KNOCK, new URL(webhookUrl).port]).status === 0;
}

import { createHmac } from 'node:crypto';

import type { Outside } from '../wire/outside.ts';
import type { Account } from './account.ts';
import type { Conversation } from './conversation-document.ts';
import type { Json } from './json.ts';
import { webhookOf } from './registered.ts';
import type { Webhook } from './state.ts';

/** At once and four times more (elevenlabs.md §2.7). */
const WAITS_MS = [30_000, 120_000, 480_000, 1_800_000] as const;
const PATIENCE_MS = 20_000;
const AUTO_DISABLE_AFTER = 10;
const WEEK_SECONDS = 7 * 24 * 3600;

type Deps = {
  account: Account;
  outside: Outside;
  now: () => Date;
  /** Passes the time between two tries. */
  wait: (milliseconds: number) => Promise<void>;
};

/** What came of a delivery: the status of each try, null where none came. Empty: nothing was to be sent. */
export type Delivered = { tries: (number | null)[] };

type Event = { name: 'transcript' | 'call_initiation_failure'; type: string; data: Json };

/** Tells the registered webhook of an event, signed, and again as the documentation says where it did not arrive. */
export async function deliver(deps: Deps, call: Conversation, event: Event): Promise<Delivered> {
  const webhook = webhookOf(deps.account, call.agentId, event.name);
  if (!webhook) return { tries: [] };
  const seconds = Math.floor(deps.now().getTime() / 1000);
  const body = JSON.stringify({ type: event.type, event_timestamp: seconds, data: event.data });
  const mayRetry = webhook.retries && event.name === 'transcript';
  const tries: (number | null)[] = [];
  for (const waitMs of [0, ...(mayRetry ? WAITS_MS : [])]) {
    if (waitMs > 0) await deps.wait(waitMs);
    const status = await once(deps, webhook, body);
    tries.push(status);
    note(webhook, status, Math.floor(deps.now().getTime() / 1000));
    if (status !== null && status < 500 && ![408, 429].includes(status)) break;
  }
  return { tries };
}

async function once({ outside, now }: Deps, { url, secret }: Webhook, body: string): Promise<number | null> {
  const headers = { 'content-type': 'application/json', 'elevenlabs-signature': signature(secret, body, now()) };
  try {
    return (await outside.send(url, { method: 'POST', headers, body, patienceMs: PATIENCE_MS })).status;
  } catch {
    return null;
  }
}

/** `t` in unix seconds, and the HMAC of `t.body` in lower-case hex (elevenlabs.md §2.6). */
export function signature(secret: string, body: string, now: Date): string {
  const t = Math.floor(now.getTime() / 1000);
  return `t=${t},v0=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`;
}

function note(webhook: Webhook, status: number | null, at: number): void {
  if (status === 200) {
    Object.assign(webhook, { failures: 0, lastSuccess: at });
    return;
  }
  webhook.failures += 1;
  webhook.lastFailure = { status, at };
  const stale = webhook.lastSuccess === null || at - webhook.lastSuccess > WEEK_SECONDS;
  if (webhook.failures >= AUTO_DISABLE_AFTER && stale) webhook.isAutoDisabled = true;
}

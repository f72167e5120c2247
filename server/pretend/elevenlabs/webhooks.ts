import { z } from 'zod';

import { ok, type Route } from '../wire/request.ts';
import type { Account } from './account.ts';
import { at, type Json } from './json.ts';
import { read } from './refusals.ts';
import type { Webhook } from './state.ts';

const NewWebhook = z.looseObject({
  settings: z.looseObject({
    auth_type: z.literal('hmac'),
    name: z.string().min(1),
    webhook_url: z.url({ protocol: /^https?$/ }),
  }),
});
const Change = z.looseObject({
  is_disabled: z.boolean(),
  name: z.string().min(1),
  retry_enabled: z.boolean().nullish(),
});

/** The workspace's webhooks (elevenlabs.md §2.9): no way to change an address or a secret, and none out while in use. */
export function webhookRoutes(account: Account): Route[] {
  const { state } = account;
  const found = (id: string): Webhook => {
    const webhook = state.webhooks.get(id);
    if (!webhook) throw account.refuse(404, 'webhook_not_found', `Webhook ${id} was not found`);
    return webhook;
  };
  return [
    {
      method: 'GET',
      path: '/v1/workspace/webhooks',
      scope: 'webhooks_read',
      handle: () => ok({ webhooks: [...state.webhooks.values()].map(toWire) }),
    },
    {
      method: 'POST',
      path: '/v1/workspace/webhooks',
      scope: 'webhooks_write',
      handle({ body }) {
        const { name, webhook_url: url } = read(NewWebhook, body).settings;
        const [id, secret] = [state.newId('webhook'), account.newWebhookSecret()];
        state.webhooks.set(id, {
          ...{ id, name, url, secret, isDisabled: false, isAutoDisabled: false, retries: false },
          ...{ createdAt: state.seconds(), lastFailure: null, lastSuccess: null, failures: 0 },
        });
        return ok({ webhook_id: id, webhook_secret: secret });
      },
    },
    {
      method: 'PATCH',
      path: '/v1/workspace/webhooks/:id',
      scope: 'webhooks_write',
      handle({ body, parameters: { id = '' } }) {
        const webhook = found(id);
        const change = read(Change, body);
        Object.assign(webhook, { name: change.name, isDisabled: change.is_disabled });
        if (!change.is_disabled) Object.assign(webhook, { isAutoDisabled: false, failures: 0 });
        if (typeof change.retry_enabled === 'boolean') webhook.retries = change.retry_enabled;
        return ok({ status: 'ok' });
      },
    },
    {
      method: 'DELETE',
      path: '/v1/workspace/webhooks/:id',
      scope: 'webhooks_write',
      handle({ parameters: { id = '' } }) {
        found(id);
        if (isUsed(account, id)) throw account.refuse(409, 'webhook_in_use', 'The webhook is in use');
        state.webhooks.delete(id);
        return ok({ status: 'ok' });
      },
    },
  ];
}

function isUsed({ state }: Account, id: string): boolean {
  const holders: Json[] = [
    state.settings,
    ...[...state.agents.values()].map((agent) => at(agent, 'platform_settings', 'workspace_overrides')),
  ];
  return holders.some((holder) => at(holder, 'webhooks')['post_call_webhook_id'] === id);
}

function toWire({ id, name, url, isDisabled, isAutoDisabled, createdAt, lastFailure }: Webhook): Json {
  return {
    name,
    webhook_id: id,
    webhook_url: url,
    is_disabled: isDisabled || isAutoDisabled,
    is_auto_disabled: isAutoDisabled,
    created_at_unix: createdAt,
    auth_type: 'hmac',
    most_recent_failure_error_code: lastFailure?.status ?? null,
    most_recent_failure_timestamp: lastFailure?.at ?? null,
  };
}

import { z } from 'zod';

import type { VoiceAccount, VoiceWebhook } from '../../domain/providers/voice-account.ts';
import { jsonBody } from '../http/json.ts';
import type { VoiceClient } from './voice-client.ts';

const PATH = '/v1/workspace/webhooks';

const Webhook = z.object({
  webhook_id: z.string().min(1),
  name: z.string().catch(''),
  webhook_url: z.string().catch(''),
  is_disabled: z.boolean().catch(false),
  is_auto_disabled: z.boolean().catch(false),
  retry_enabled: z.boolean().nullish().catch(null),
  most_recent_failure_timestamp: z.number().nullish().catch(null),
  most_recent_failure_error_code: z.number().nullish().catch(null),
});
const List = z.object({ webhooks: z.array(z.unknown()) });
const Added = z.object({ webhook_id: z.string().min(1), webhook_secret: z.string().min(1) });

/** The workspace's webhooks (elevenlabs.md §2.9). Neither address nor secret of one can be changed. */
export function createVoiceWebhooks(client: VoiceClient): VoiceAccount['webhooks'] {
  const at = (id: string): string => `${PATH}/${encodeURIComponent(id)}`;
  return {
    async list() {
      const { webhooks } = await client.askFor({ method: 'GET', path: PATH }, List);
      return webhooks.flatMap((each) => Webhook.safeParse(each).data ?? []).map(toWebhook);
    },
    async add(name, url) {
      const settings = { auth_type: 'hmac', name, webhook_url: url };
      const added = await client.askFor({ method: 'POST', path: PATH, body: jsonBody({ settings }) }, Added);
      return { id: added.webhook_id, secret: added.webhook_secret };
    },
    // The first two are asked for with every change.
    enable: (id, name) =>
      client.tell({ method: 'PATCH', path: at(id), body: jsonBody({ is_disabled: false, name, retry_enabled: true }) }),
    remove: (id) => client.tell({ method: 'DELETE', path: at(id) }),
  };
}

function toWebhook(webhook: z.infer<typeof Webhook>): VoiceWebhook {
  const { most_recent_failure_timestamp: failedAt, most_recent_failure_error_code: status } = webhook;
  const isTime = typeof failedAt === 'number' && failedAt > 0 && failedAt < 1e11;
  return {
    id: webhook.webhook_id,
    name: webhook.name,
    url: webhook.webhook_url,
    isDisabled: webhook.is_disabled,
    isAutoDisabled: webhook.is_auto_disabled,
    retries: webhook.retry_enabled ?? null,
    lastFailure: isTime ? { at: new Date(failedAt * 1000).toISOString(), status: status ?? null } : null,
  };
}

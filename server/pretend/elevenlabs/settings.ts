import { z } from 'zod';

import { ok, type Route } from '../wire/request.ts';
import type { Account } from './account.ts';
import { read } from './refusals.ts';

const Change = z.looseObject({
  conversation_initiation_client_data_webhook: z
    .looseObject({ url: z.url(), request_headers: z.record(z.string(), z.unknown()) })
    .nullish(),
  webhooks: z.looseObject({}).optional(),
});

/** What holds for the whole workspace, its voices, and who is asking. */
export function settingsRoutes(account: Account): Route[] {
  const { state } = account;
  const path = '/v1/convai/settings';
  return [
    { method: 'GET', path, scope: 'convai_read', handle: () => ok(state.settings) },
    {
      method: 'PATCH',
      path,
      scope: 'convai_write',
      handle({ body }) {
        Object.assign(state.settings, read(Change, body));
        return ok(state.settings);
      },
    },
    {
      method: 'GET',
      path: '/v1/voices/:id',
      scope: 'voices_read',
      handle({ parameters: { id = '' } }) {
        const voice = state.voices.get(id);
        if (!voice) throw account.refuse(404, 'voice_not_found', `A voice with id ${id} was not found`);
        return ok(voice);
      },
    },
    {
      method: 'GET',
      path: '/v1/voices',
      scope: 'voices_read',
      handle: () => ok({ voices: [...state.voices.values()] }),
    },
    {
      method: 'GET',
      path: '/v1/user',
      scope: 'user_read',
      handle: () => ok({ user_id: 'user_pretended', first_name: 'Owner', subscription: SUBSCRIPTION }),
    },
    { method: 'GET', path: '/v1/user/subscription', scope: 'user_read', handle: () => ok(SUBSCRIPTION) },
  ];
}

const SUBSCRIPTION = { tier: 'creator', character_count: 1200, character_limit: 100_000, status: 'active' };

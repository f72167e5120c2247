import { z } from 'zod';

import { ok, type Route } from '../wire/request.ts';
import type { Account } from './account.ts';
import { type Json } from './json.ts';
import { paged } from './paging.ts';
import { read } from './refusals.ts';
import type { Secret } from './state.ts';

const NewSecret = z.looseObject({ type: z.literal('new'), name: z.string().min(1), value: z.string().min(1) });
const Change = z.looseObject({ type: z.literal('update'), name: z.string().min(1), value: z.string().min(1) });

/** Values for the headers of the provider's requests (elevenlabs.md §5.5): taken, used, never told. */
export function secretRoutes(account: Account): Route[] {
  const { state } = account;
  const found = (id: string): Secret => {
    const secret = state.secrets.get(id);
    if (!secret) throw account.refuse(404, 'secret_not_found', `Secret ${id} was not found`);
    return secret;
  };
  const told = ({ id, name }: Secret): Json => ({ type: 'stored', secret_id: id, name });
  return [
    {
      method: 'GET',
      path: '/v1/convai/secrets',
      scope: 'convai_read',
      handle({ query }) {
        const used = { tools: [], agents: [], others: [], phone_numbers: [] };
        const all = [...state.secrets.values()].map((secret) => ({ ...told(secret), used_by: used }));
        const { items, ...rest } = paged(all, query, 'secret_id');
        return ok({ secrets: items, ...rest });
      },
    },
    {
      method: 'POST',
      path: '/v1/convai/secrets',
      scope: 'convai_write',
      handle({ body }) {
        const { name, value } = read(NewSecret, body);
        const secret = { id: state.newId('secret'), name, value };
        state.secrets.set(secret.id, secret);
        return ok(told(secret));
      },
    },
    {
      method: 'PATCH',
      path: '/v1/convai/secrets/:id',
      scope: 'convai_write',
      handle({ body, parameters: { id = '' } }) {
        const secret = found(id);
        const { name, value } = read(Change, body);
        Object.assign(secret, { name, value });
        return ok(told(secret));
      },
    },
    {
      method: 'DELETE',
      path: '/v1/convai/secrets/:id',
      scope: 'convai_write',
      handle({ parameters: { id = '' } }) {
        found(id);
        if (isUsed(account, id)) throw account.refuse(409, 'secret_in_use', 'The secret is in use');
        state.secrets.delete(id);
        return ok({});
      },
    },
  ];
}

function isUsed({ state }: Account, id: string): boolean {
  const wanted = `"secret_id":"${id}"`;
  const holders = [state.settings, ...state.agents.values(), ...state.tools.values(), ...state.engines.values()];
  return holders.some((holder) => JSON.stringify(holder).includes(wanted));
}

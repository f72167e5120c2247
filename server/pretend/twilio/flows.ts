import { z } from 'zod';

import { ok, type Route } from '../wire/request.ts';
import { pagedAnew } from './paging.ts';
import { read, refusal } from './refusals.ts';
import type { Flow, State } from './state.ts';

const Definition = z.string().transform((text, issues) => {
  try {
    return Wanted.parse(JSON.parse(text));
  } catch {
    issues.addIssue({ code: 'custom', message: 'The flow definition is invalid' });
    return z.NEVER;
  }
});
const Wanted = z.looseObject({
  states: z.array(
    z.looseObject({ name: z.string(), type: z.string(), transitions: z.array(z.looseObject({ event: z.string() })) }),
  ),
  initial_state: z.string(),
});
const NewFlow = z.looseObject({ FriendlyName: z.string().min(1), Status: z.enum(['draft', 'published']), Definition });
const Change = NewFlow.partial({ FriendlyName: true, Definition: true });

/** Studio flows, which answer at Twilio while nothing of ours does. */
export function flowRoutes(state: State): Route[] {
  const found = (sid: string): Flow => {
    const flow = state.flows.get(sid);
    if (!flow) throw refusal(404, 20404, `The requested resource /Flows/${sid} was not found`);
    return flow;
  };
  const told = ({ sid, name, status, definition }: Flow): Record<string, unknown> => ({
    ...{ sid, account_sid: state.account.sid, friendly_name: name, status, definition, revision: 1, valid: true },
    ...{ commit_message: null, errors: [], warnings: [], webhook_url: flowUrl(state, sid) },
    ...{
      date_created: '2026-09-01T09:00:00Z',
      date_updated: '2026-09-01T09:00:00Z',
      url: `/v2/Flows/${sid}`,
      links: {},
    },
  });
  return [
    {
      method: 'GET',
      path: '/v2/Flows',
      handle: ({ query }) =>
        ok(pagedAnew([...state.flows.values()].map(told), query, { path: '/v2/Flows', key: 'flows' })),
    },
    {
      method: 'POST',
      path: '/v2/Flows',
      handle({ body }) {
        const given = read(NewFlow, body);
        const sid = state.newSid('FW');
        const flow = { sid, name: given.FriendlyName, status: given.Status, definition: given.Definition };
        state.flows.set(sid, flow);
        return { status: 201, body: told(flow) };
      },
    },
    { method: 'GET', path: '/v2/Flows/:sid', handle: ({ parameters: { sid = '' } }) => ok(told(found(sid))) },
    {
      method: 'POST',
      path: '/v2/Flows/:sid',
      handle({ body, parameters: { sid = '' } }) {
        const flow = found(sid);
        const { FriendlyName: name, Status: status, Definition: definition } = read(Change, body);
        Object.assign(flow, { status }, name !== undefined && { name }, definition !== undefined && { definition });
        return ok(told(flow));
      },
    },
    {
      method: 'DELETE',
      path: '/v2/Flows/:sid',
      handle({ parameters: { sid = '' } }) {
        state.flows.delete(found(sid).sid);
        return { status: 204, body: '' };
      },
    },
  ];
}

/** Where a call is handed to a flow. */
export function flowUrl(state: State, sid: string): string {
  return `https://webhooks.twilio.com/v1/Accounts/${state.account.sid}/Flows/${sid}`;
}

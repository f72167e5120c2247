import { ok, type Route } from '../wire/request.ts';
import { pagedAnew } from './paging.ts';
import type { State } from './state.ts';

/** The account itself, and what Twilio noted down about it. */
export function accountRoutes(state: State, base: string): Route[] {
  return [
    {
      method: 'GET',
      path: base,
      handle: () =>
        ok({
          sid: state.account.sid,
          friendly_name: state.account.name,
          type: state.account.isTrial ? 'Trial' : 'Full',
          status: state.account.status,
          owner_account_sid: state.account.sid,
        }),
    },
    {
      method: 'GET',
      path: '/v1/Alerts',
      handle({ query }) {
        const since = Date.parse(query.get('StartDate') ?? '1970-01-01T00:00:00Z');
        const all = state.alerts
          .filter(({ at }) => at.getTime() >= since)
          .toSorted((one, other) => other.at.getTime() - one.at.getTime())
          .map(({ sid, code, at, resourceSid, text }) => ({
            ...{ sid, account_sid: state.account.sid, error_code: code, log_level: 'error', alert_text: text },
            ...{ resource_sid: resourceSid, date_created: at.toISOString(), date_generated: at.toISOString() },
            ...{ date_updated: at.toISOString(), more_info: '', request_url: null, request_method: null },
          }));
        return ok(pagedAnew(all, query, { path: '/v1/Alerts', key: 'alerts' }));
      },
    },
  ];
}

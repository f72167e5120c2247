import type { PhoneAccount } from '../../domain/providers/phone-account.ts';
import { createFallbacks } from './fallbacks.ts';
import { createLines } from './lines.ts';
import { createLiveCalls } from './live-calls.ts';
import { createRecordings } from './recordings.ts';
import type { TwilioRest } from './rest.ts';

const MOST_ALERTS = 100;

/** The Twilio account, all of it in our words. */
export function createPhoneAccount(rest: TwilioRest): PhoneAccount {
  return {
    account: () =>
      rest.api(async (api) => {
        const { sid, friendlyName, type, status } = await api.v2010.accounts(rest.accountSid).fetch();
        if (!sid) throw rest.fault('odd');
        return { sid, name: friendlyName || '', isTrial: type === 'Trial', isActive: status === 'active' };
      }),
    numbers: createLines(rest),
    fallbacks: createFallbacks(rest),
    calls: createLiveCalls(rest),
    recordings: createRecordings(rest),
    text: ({ from, to, body, reportTo = null, withinSeconds }) =>
      rest.api(async (api) => {
        const more = {
          ...(reportTo !== null && { statusCallback: reportTo }),
          ...(withinSeconds !== undefined && { validityPeriod: withinSeconds }),
        };
        const { sid } = await api.v2010.account.messages.create({ from, to, body, ...more });
        if (!sid) throw rest.fault('odd');
        return { sid };
      }),
    alerts: (since) =>
      rest.monitor(async (monitor) => {
        const asked = { logLevel: 'error', startDate: since, pageSize: MOST_ALERTS, limit: MOST_ALERTS };
        const alerts = await monitor.v1.alerts.list(asked);
        return alerts.map(({ errorCode, dateGenerated, dateCreated, resourceSid }) => ({
          code: errorCode || '',
          at: instantOf(dateGenerated, dateCreated),
          resource: resourceSid || null,
        }));
      }),
  };
}

/** A time that is none reads as an invalid date there, and has no ISO form. */
function instantOf(...times: readonly (Date | null | undefined)[]): string {
  const known = times.find((time) => time instanceof Date && !Number.isNaN(time.getTime()));
  return (known ?? new Date(0)).toISOString();
}

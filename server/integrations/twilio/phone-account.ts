import type { PhoneAccount } from '../../domain/providers/phone-account.ts';
import { createFallbacks } from './fallbacks.ts';
import { createLines } from './lines.ts';
import { createLiveCalls } from './live-calls.ts';
import { createRecordings } from './recordings.ts';
import type { TwilioRest } from './rest.ts';
import { toListedReport } from './texts.ts';

const MOST_ALERTS = 100;
/** One page. */
const MOST_TEXTS = 200;
/** What Twilio puts before every text of an account on trial. */
const OF_A_TRIAL = /^Sent from your Twilio trial account - /;

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
    textsTo: (to) =>
      rest.api(async (api) => {
        const texts = await api.v2010.account.messages.list({ to, pageSize: MOST_TEXTS, limit: MOST_TEXTS });
        const oldest = texts.length < MOST_TEXTS ? undefined : texts.at(-1);
        return {
          texts: texts.map(({ sid, body, status, errorCode }) => ({
            ...{ sid, body: (body || '').replace(OF_A_TRIAL, '') },
            report: toListedReport(status, errorCode),
          })),
          since: oldest ? (timeOf(oldest.dateCreated) ?? new Date()).toISOString() : null,
        };
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
  const known = times.flatMap((time) => timeOf(time) ?? []);
  return (known[0] ?? new Date(0)).toISOString();
}

function timeOf(time: Date | null | undefined): Date | null {
  return time instanceof Date && !Number.isNaN(time.getTime()) ? time : null;
}

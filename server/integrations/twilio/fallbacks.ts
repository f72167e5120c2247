import type { PhoneAccount } from '../../domain/providers/phone-account.ts';
import { toFlow } from './flow.ts';
import type { TwilioRest } from './rest.ts';

/**
 * Studio flows: kept and played by Twilio itself, so a number is answered while this computer is off (decision 0050).
 * Their address may stand wherever the address of TwiML may.
 */
export function createFallbacks(rest: TwilioRest): PhoneAccount['fallbacks'] {
  const urlOf = (id: string): string => `https://webhooks.twilio.com/v1/Accounts/${rest.accountSid}/Flows/${id}`;

  return {
    list: () =>
      rest.studio(async (studio) => {
        const flows = await studio.v2.flows.list({ pageSize: 100, limit: 1000 });
        return flows.map(({ sid, friendlyName }) => ({ id: sid, name: friendlyName || '', url: urlOf(sid) }));
      }),
    add: (fallback) =>
      rest.studio(async (studio) => {
        const made = { friendlyName: fallback.name, status: 'published', definition: toFlow(fallback) } as const;
        const { sid } = await studio.v2.flows.create(made);
        if (!sid) throw rest.fault('odd');
        return { id: sid, url: urlOf(sid) };
      }),
    change: (id, fallback) =>
      rest.studio(async (studio) => {
        const made = { friendlyName: fallback.name, status: 'published', definition: toFlow(fallback) } as const;
        await studio.v2.flows(id).update(made);
      }),
    remove: (id) => rest.studio(async (studio) => void (await studio.v2.flows(id).remove())),
  };
}

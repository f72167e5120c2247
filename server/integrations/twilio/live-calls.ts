import { ProviderFault } from '../../domain/providers/fault.ts';
import type { LinePrice, PhoneAccount } from '../../domain/providers/phone-account.ts';
import type { TwilioRest } from './rest.ts';

/** “Call is not in progress”: it is over, so there is nothing left to end. */
const OVER = '21220';

/** Calls that are going on or were (twilio.md §5.2). */
export function createLiveCalls(rest: TwilioRest): PhoneAccount['calls'] {
  return {
    async end(callSid) {
      try {
        await rest.api((api) => api.v2010.account.calls(callSid).update({ status: 'completed' }));
      } catch (error) {
        if (!isOver(error)) throw error;
      }
    },
    redirect: (callSid, twiml) =>
      rest.api(async (api) => void (await api.v2010.account.calls(callSid).update({ twiml }))),
    read: (callSid) =>
      rest.api(async (api) => {
        const call = await api.v2010.account.calls(callSid).fetch();
        if (!call.status) throw rest.fault('odd');
        return { status: call.status, durationSeconds: toCount(call.duration), price: toPrice(call) };
      }),
  };
}

function isOver(error: unknown): boolean {
  if (!(error instanceof ProviderFault)) return false;
  return error.kind === 'not_found' || error.reason?.values['code'] === OVER;
}

function toCount(text: string | null | undefined): number | null {
  return text && /^\d{1,7}$/.test(text) ? Number(text) : null;
}

/** What was taken from the account is told as a negative amount, some time after the call. */
function toPrice({ price, priceUnit }: { price?: string | null; priceUnit?: string | null }): LinePrice | null {
  if (!price || !priceUnit || !/^-?\d{1,9}(?:\.\d{1,9})?$/.test(price)) return null;
  return { amount: Math.abs(Number(price)), currency: priceUnit.toUpperCase() };
}

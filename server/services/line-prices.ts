import { ProviderFault } from '../domain/providers/fault.ts';
import type { PhoneAccount } from '../domain/providers/phone-account.ts';
import type { Stores } from '../store/open-stores.ts';

type Deps = {
  stores: Pick<Stores, 'costs'>;
  phone: () => PhoneAccount;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

const MINUTE_MS = 60_000;
/** Twilio knows the price of a call some minutes after it, and sometimes a day. */
const EVERY_MS = 15 * MINUTE_MS;
const LONGEST_WAIT_MS = 3 * 24 * 60 * MINUTE_MS;
const AT_ONCE = 20;

export type LinePrices = ReturnType<typeof createLinePrices>;

/** Asks what the line of each call cost, a few calls now and then; nobody waits for it. */
export function createLinePrices({ stores: { costs }, phone, now, report }: Deps) {
  let timer: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    const at = now();
    const [since, before] = [LONGEST_WAIT_MS, EVERY_MS].map((ago) => new Date(at.getTime() - ago).toISOString());
    try {
      for (const { id, callSid } of costs.unpriced(since ?? '', before ?? '', AT_ONCE)) {
        const price = await priceOf(callSid);
        costs.put(id, price, now().toISOString());
      }
    } catch (error) {
      // Without a key, or while Twilio does not answer, the prices stay unknown.
      if (!(error instanceof ProviderFault)) report('line-prices', error);
    }
  }

  /** A call of another account has no price that we are told. */
  async function priceOf(callSid: string) {
    try {
      return (await phone().calls.read(callSid)).price;
    } catch (error) {
      if (error instanceof ProviderFault && error.kind === 'not_found') return null;
      throw error;
    }
  }

  return {
    look,
    start: (): void => void (timer ??= setInterval(() => void look(), EVERY_MS).unref()),
    stop: (): void => clearInterval(timer),
  };
}

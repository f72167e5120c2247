import type { CommandOutput, ParsedInput } from '#contract/commands.ts';
import { Currency, type Spent } from '#contract/costs.ts';
import type { AppEvents } from '#contract/events.ts';
import { inOwn, known } from '../domain/cost.ts';
import { shopDays } from '../domain/shop-days.ts';
import type { Bus } from '../platform/bus.ts';
import type { Stores } from '../store/open-stores.ts';
import { createAnyCall } from './any-call.ts';
import type { BusinessBook, Tenant } from './business-book.ts';

type Deps = { stores: Stores; book: BusinessBook; bus: Bus<AppEvents>; now: () => Date };
type Span = 'today' | 'week' | 'month';

const CURRENCY = 'currency';
/** The provider bills in dollars; until somebody sets a rate, nothing is converted. */
const DOLLARS: Currency = { code: 'USD', perUsd: 1, setAt: null };

export type CostDesk = ReturnType<typeof createCostDesk>;

/** What calls cost in the owner's money, by a rate that the owner sets: no service on the internet is asked for one. */
export function createCostDesk({ stores, book, bus, now }: Deps) {
  const find = createAnyCall({ stores });
  const currency = (): Currency => {
    const kept = stores.settings.get(CURRENCY);
    return kept === undefined ? DOLLARS : Currency.parse(JSON.parse(kept));
  };

  function spent(shops: readonly Tenant[], span: Span): Spent {
    const rate = currency();
    const at = now().toISOString();
    const parts = shops.map(({ business: { id, zone } }) => {
      const since = shopDays(zone, at)[span];
      return { ...stores.costs.tally(id, since), lines: stores.costs.lines(id, since) };
    });
    const agent = parts.map(({ usd }) => (usd === null ? null : inOwn({ amount: usd, currency: 'USD' }, rate)));
    const lines = parts.flatMap((part) => part.lines.map((price) => inOwn(price, rate)));
    return {
      calls: parts.reduce((sum, { calls }) => sum + calls, 0),
      priced: parts.reduce((sum, { priced }) => sum + priced, 0),
      amount: known([...agent, ...lines]),
      credits: known(parts.map(({ credits }) => credits)),
    };
  }

  return {
    get({ business }: ParsedInput<'costs.get'>): CommandOutput<'costs.get'> {
      const shops = business === undefined ? book.all() : [book.tenant(business)];
      const of = (span: Span): Spent => spent(shops, span);
      return { currency: currency(), today: of('today'), week: of('week'), month: of('month') };
    },
    ofCall({ id }: ParsedInput<'costs.call'>): CommandOutput<'costs.call'> {
      const { costUsd, costCredits, id: callId } = find(id);
      const rate = currency();
      const line = stores.costs.line(callId);
      return {
        currency: rate.code,
        agent: costUsd === null ? null : inOwn({ amount: costUsd, currency: 'USD' }, rate),
        line: line ? inOwn(line, rate) : null,
        credits: costCredits,
      };
    },
    save({ code, perUsd }: ParsedInput<'costs.save'>): CommandOutput<'costs.save'> {
      const next = { code, perUsd: code === 'USD' ? 1 : perUsd, setAt: now().toISOString() };
      stores.settings.set(CURRENCY, JSON.stringify(next));
      bus.publish('settings.changed', {});
      return next;
    },
  };
}

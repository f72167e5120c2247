import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';

import { EnabledOverrides, type Business } from '#contract/businesses.ts';
import { refused } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import { tell } from '#contract/told.ts';

import type { StepAction } from '../domain/connect/found.ts';
import { maskedNumber } from '../domain/phone-number.ts';
import type { Bus } from '../platform/bus.ts';
import type { Stores } from '../store/open-stores.ts';
import type { BusinessBook } from './business-book.ts';
import type { CallerKeys } from './caller-keys.ts';

type Deps = { stores: Stores; keys: CallerKeys; book: BusinessBook; bus: Bus<AppEvents>; now: () => Date };

const Set = z.object({ agentId: z.string().nullable(), overrides: EnabledOverrides, notice: z.boolean() });
const After = Set.extend({ numberKey: z.string().nullable() });
type Wanted = Extract<StepAction, { kind: 'business' }>;

export type ConnectedBusiness = ReturnType<typeof createConnectedBusiness>;

/** The shop's own profile, as far as connecting its accounts sets it. */
export function createConnectedBusiness({ stores, keys, book, bus, now }: Deps) {
  const setOf = ({ agentId, overrides, notice }: Business): z.infer<typeof Set> => ({ agentId, overrides, notice });

  /** `journal` is written in the same transaction. */
  function save(business: Business, journal: () => void): void {
    stores.transact(() => {
      stores.businesses.save(business, now().toISOString());
      journal();
    });
    book.load();
    bus.publish('business.changed', { id: business.id });
  }

  return {
    before: (id: string): unknown => setOf(book.tenant(id).business),
    /** Throws AppError `conflict` where the number is another business's. */
    set(id: string, wanted: Wanted, number: string | null, note: (after: unknown) => void): void {
      const { business } = book.tenant(id);
      const { agentId, overrides, notice, addsNumber } = wanted;
      const key = addsNumber && number !== null ? keys.of(number) : null;
      const taken = stores.businesses.numbers().some((other) => other.key === key && other.businessId !== id);
      if (taken) throw refused('conflict', tell('number_taken'));
      save({ ...business, agentId, overrides, notice }, () => {
        if (key !== null && number !== null)
          stores.businesses.addNumber(id, { key, sealed: keys.seal(number), masked: maskedNumber(number) });
        note({ agentId, overrides, notice, numberKey: key });
      });
    },
    /** Puts back what is still as it was set; false where something was changed since and stays. */
    putBack(id: string, before: unknown, after: unknown, note: () => void): boolean {
      const [was, set] = [Set.parse(before), After.parse(after)];
      const { business } = book.tenant(id);
      const now = setOf(business);
      const isOurs = <Name extends keyof typeof now>(name: Name): boolean => isDeepStrictEqual(now[name], set[name]);
      const back = {
        agentId: isOurs('agentId') ? was.agentId : now.agentId,
        overrides: isOurs('overrides') ? was.overrides : now.overrides,
        notice: isOurs('notice') ? was.notice : now.notice,
      };
      save({ ...business, ...back }, () => {
        if (set.numberKey !== null) stores.businesses.removeNumber(id, set.numberKey);
        note();
      });
      return isOurs('agentId') && isOurs('overrides') && isOurs('notice');
    },
  };
}

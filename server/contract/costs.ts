import { z } from 'zod';

import { BusinessId, Id, Instant } from './primitives.ts';

const Code = z.string().regex(/^[A-Z]{3}$/, 'must be a currency in three letters, such as EUR');

/** The owner's money: what one US dollar, which the provider bills in, is worth in it, as the owner set it. */
export const Currency = z.object({
  code: Code,
  perUsd: z.number().positive().max(1_000_000),
  setAt: Instant.nullable(),
});
export type Currency = z.infer<typeof Currency>;

/** What calls of a stretch of days cost. An amount is null where nobody told one: that is not nothing. */
export const Spent = z.object({
  calls: z.int(),
  /** Calls whose cost is known. */
  priced: z.int(),
  /** In the owner's currency: the agent, and the line where its price is known. */
  amount: z.number().nullable(),
  credits: z.number().nullable(),
});
export type Spent = z.infer<typeof Spent>;

export const Costs = z.object({ currency: Currency, today: Spent, week: Spent, month: Spent });
export type Costs = z.infer<typeof Costs>;

/** What one call cost, each part in the owner's currency; null where it was not told. */
export const CallCost = z.object({
  currency: Code,
  agent: z.number().nullable(),
  line: z.number().nullable(),
  credits: z.number().nullable(),
});
export type CallCost = z.infer<typeof CallCost>;

export const costCommands = {
  /** Days are those of the shop's zone; the week begins on Monday. Without `business`: of all shops. */
  'costs.get': { input: z.object({ business: BusinessId.optional() }), output: Costs },
  'costs.call': { input: z.object({ id: Id }), output: CallCost },
  'costs.save': { input: Currency.pick({ code: true, perUsd: true }), output: Currency },
} as const;

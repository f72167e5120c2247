import type { ConnectWish } from '#contract/connect.ts';
import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import { wishTrouble } from '../domain/connect/check-wish.ts';
import type { Found } from '../domain/connect/found.ts';
import { ownThinks } from '../domain/connect/kept-wish.ts';
import { toE164 } from '../domain/phone-number.ts';
import type { BusinessBook } from './business-book.ts';
import { fixedOf, type FixedField } from './fixed-fields.ts';
import type { LineBook } from './line-book.ts';

type Deps = {
  book: BusinessBook;
  lineBook: Pick<LineBook, 'isOurs'>;
  fixed: readonly FixedField[];
  publicUrl: () => string | null;
  hasModel: () => boolean;
};

/** Whether a wish can be done at all, and which number it is about. */
export function createWishCheck({ book, lineBook, fixed, publicUrl, hasModel }: Deps) {
  function number(given: string, region: string): string {
    const e164 = toE164(given, region);
    if (e164 === null) throw refused('invalid_input', tell('connect_number_unreadable'));
    return e164;
  }

  /** The call would come back here, ring again, and come back. `line`: the number that is being connected. */
  function refuseOurs(e164: string, line: string | null = null): void {
    if (e164 === line || lineBook.isOurs(e164)) throw refused('invalid_input', tell('connect_fallback_is_ours'));
  }

  /** Throws AppError where there is nobody to set anything up for, or nowhere to lead to. */
  function checkPlace({ business }: ConnectWish): void {
    if (!book.has(business)) throw refused('not_found', tell('no_such_business'));
    if (publicUrl() === null) throw refused('conflict', tell('connect_no_address'));
  }

  /** Throws AppError for a wish that could never be done: nothing is asked of a provider then. */
  function check(wish: ConnectWish): void {
    const trouble = wishTrouble(wish);
    if (trouble) throw refused('invalid_input', trouble);
    checkPlace(wish);
    if (ownThinks(wish) && !hasModel()) throw refused('conflict', tell('connect_own_needs_model'));
    const { region } = book.tenant(wish.business).business;
    if (wish.line?.kind === 'sip') number(wish.line.number, region);
    if (wish.fallback?.kind === 'forward') refuseOurs(number(wish.fallback.to, region));
    const agent = fixedOf(wish.business, fixed).find(({ field }) => field === 'agentId');
    if (agent && agent.value !== wish.agentId) throw refused('conflict', tell('connect_agent_set_by_environment'));
  }

  function numberOf({ line, business }: ConnectWish, found: Found): string | null {
    if (line === null) return null;
    if (line.kind === 'sip') return number(line.number, book.tenant(business).business.region);
    const there = line.kind === 'twilio' ? found.line : found.numbers.find(({ id }) => id === line.id);
    if (!there) throw refused('not_found', tell('connect_no_such_line'));
    return there.number;
  }

  /** The same once it is known which number the line has. */
  function checkFound(wish: ConnectWish, found: Found): void {
    const line = numberOf(wish, found);
    const shop = line === null ? undefined : book.shopOf(line);
    if (shop !== undefined && shop !== wish.business)
      throw refused('conflict', tell('connect_line_of_shop', { name: book.tenant(shop).business.name }));
    if (wish.fallback?.kind !== 'forward') return;
    refuseOurs(number(wish.fallback.to, book.tenant(wish.business).business.region), line);
  }

  return { number, numberOf, checkPlace, check, checkFound };
}

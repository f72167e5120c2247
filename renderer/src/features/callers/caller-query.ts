import { wholeSigns } from '#contract/seen-text.ts';

export type CallerQuery = { query?: string; business?: string };
type Asked = { [Name in keyof CallerQuery]?: CallerQuery[Name] | undefined };

/** The longest that the app looks for. */
const LONGEST = 200;
const BUSINESS = /^[a-z0-9][a-z0-9-]{0,59}$/;

/** Whom an address asks for, so that a search can be kept as a bookmark; what makes no sense is left out. */
export function queryIn(address: URLSearchParams): CallerQuery {
  const query = wholeSigns(address.get('q')?.trim() ?? '', LONGEST);
  const business = address.get('business') ?? '';
  return { ...(query !== '' && { query }), ...(BUSINESS.test(business) && { business }) };
}

/** The address that asks the same: the opposite of `queryIn`. */
export function addressOf({ query = '', business }: Asked): URLSearchParams {
  return new URLSearchParams({ ...(query !== '' && { q: query }), ...(business !== undefined && { business }) });
}

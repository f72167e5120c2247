import type { LineRoutes, PhoneLine } from '../domain/providers/phone-account.ts';

/** How a line is answered, without whose it is. */
export function routesOf(line: PhoneLine): LineRoutes {
  const { voiceUrl, voiceMethod, fallbackUrl, fallbackMethod, statusUrl, statusMethod, textUrl, textMethod } = line;
  return { voiceUrl, voiceMethod, fallbackUrl, fallbackMethod, statusUrl, statusMethod, textUrl, textMethod };
}

/** The routes of those names. */
export function pickRoutes(routes: LineRoutes, names: object): Partial<LineRoutes> {
  return Object.fromEntries(Object.entries(routes).filter(([name]) => Object.hasOwn(names, name)));
}

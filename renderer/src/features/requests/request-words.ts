import type { VerdictReason } from '#contract/requests.ts';
import type { Words } from '../../texts/catalogue.ts';
import type { requestsEn } from '../../texts/requests.en.ts';
import type { Tone } from '../../ui/status-dot.tsx';

/** What a delivery on this route means; a route that has no words of its own is called by its name. */
export function routeName(route: string, { routes }: Pick<Words<typeof requestsEn>, 'routes'>): string {
  const names: Readonly<Record<string, string>> = routes;
  return (Object.hasOwn(names, route) ? names[route] : undefined) ?? route;
}

const bad: ReadonlySet<VerdictReason> = new Set(['fault', 'not_configured', 'wrong_credential', 'stale_signature']);

/** What the owner should look into is red; what only strangers and slow lines do is amber. */
export function toneOf(reason: VerdictReason): Tone {
  if (reason === 'answered') return 'good';
  return bad.has(reason) ? 'bad' : 'warn';
}

import { randomInt } from 'node:crypto';

import type { From, Script, Spelling } from '../../domain/rehearsal-script.ts';

/** Without 212, where the demo's people have their fixed numbers. */
const AREAS = ['303', '312', '404', '415', '503', '512', '602', '617', '702', '713', '802', '907', '919'];

/** So many may be taken by rehearsals that were kept. */
export const TRIES_FOR_A_FREE_NUMBER = 50;

/** A random number that is reserved for fiction and rings nowhere: +1 NXX 555 0100 to 0199. */
export function fictionalNumber(): string {
  const area = AREAS[randomInt(AREAS.length)] ?? '303';
  return `+1${area}55501${String(randomInt(100)).padStart(2, '0')}`;
}

/** Every label of a script's callers, in the order they first ring. */
export function peopleOf(script: Script): string[] {
  const labels = script.calls.flatMap((call) => ('person' in call.from ? [call.from.person] : []));
  return [...new Set(labels)];
}

/**
 * The same number as different phones and trunks write it. The national way is read in the shop's home region, so it
 * is used only where that region is in the North American plan; elsewhere the international way stands in.
 */
export function spelled(number: string, spelling: Spelling, region: string): string {
  const [area, exchange, line] = [number.slice(2, 5), number.slice(5, 8), number.slice(8)];
  if (spelling === 'spaced') return `+1 ${area} ${exchange} ${line}`;
  if (spelling === 'digits') return `1${area}${exchange}${line}`;
  if (spelling === 'national' && ['US', 'CA'].includes(region)) return `(${area}) ${exchange}-${line}`;
  return number;
}

/** What the provider's request says in `caller_id`. */
export function callerIdOf(from: From, numbers: ReadonlyMap<string, string>, region: string): string {
  if ('withheld' in from) return from.withheld;
  return spelled(numbers.get(from.person) ?? '', from.spelling, region);
}

import type { Check } from '#contract/doctor.ts';
import { tell } from '#contract/told.ts';

import { toCheck } from './check.ts';

/** The bounds of docs/limits.md that an owner has something of. */
export type ShownLimit = 'rings' | 'deeds' | 'fetched' | 'bodies' | 'sockets' | 'windows' | 'lent';
/** How much of it is taken, in whatever it is counted. */
export type Fill = { used: number; bound: number };

/** From here on it is told what comes next. */
const NEAR = 0.8;
const MIB = 1024 ** 2;

/** Each bound with how much of it is taken. */
export function limitChecks(fills: ReadonlyMap<ShownLimit, Fill>): Check[] {
  return [...fills].map(([limit, fill]) => {
    const isNear = fill.used >= fill.bound * NEAR;
    const told = tell(`doctor_limit_${limit}${isNear ? '_near' : ''}`, limit === 'bodies' ? inMib(fill) : fill);
    return toCheck('limits', `limit_${limit}`, isNear ? 'warning' : 'ok', told);
  });
}

function inMib({ used, bound }: Fill): Fill {
  return { used: Math.ceil(used / MIB), bound: Math.floor(bound / MIB) };
}

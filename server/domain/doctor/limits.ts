import type { Check } from '#contract/doctor.ts';
import { tell, type Told } from '#contract/told.ts';

import { toCheck } from './check.ts';

/** The bounds of docs/limits.md that an owner has something of. */
export type ShownLimit = 'rings' | 'fetched' | 'bodies' | 'sockets' | 'windows' | 'lent';
/** How much of it is taken, in whatever it is counted. */
export type Fill = { used: number; bound: number };

/** From here on it is told what comes next. */
const NEAR = 0.8;
const MIB = 1024 ** 2;

/** In words, where it is far from its bound and where it is near. */
const WORDS: Readonly<Record<ShownLimit, Record<'far' | 'near', (fill: Fill) => Told>>> = {
  rings: {
    far: ({ used, bound }) => tell('doctor_limit_rings', { used, bound }),
    near: ({ used, bound }) => tell('doctor_limit_rings_near', { used, bound }),
  },
  fetched: {
    far: ({ used, bound }) => tell('doctor_limit_fetched', { used, bound }),
    near: ({ used, bound }) => tell('doctor_limit_fetched_near', { used, bound }),
  },
  bodies: {
    far: (fill) => tell('doctor_limit_bodies', inMib(fill)),
    near: (fill) => tell('doctor_limit_bodies_near', inMib(fill)),
  },
  sockets: {
    far: ({ used, bound }) => tell('doctor_limit_sockets', { used, bound }),
    near: ({ used, bound }) => tell('doctor_limit_sockets_near', { used, bound }),
  },
  windows: {
    far: ({ used, bound }) => tell('doctor_limit_windows', { used, bound }),
    near: ({ used, bound }) => tell('doctor_limit_windows_near', { used, bound }),
  },
  lent: {
    far: ({ used, bound }) => tell('doctor_limit_lent', { used, bound }),
    near: ({ used, bound }) => tell('doctor_limit_lent_near', { used, bound }),
  },
};

/** Each bound with how much of it is taken. */
export function limitChecks(fills: ReadonlyMap<ShownLimit, Fill>): Check[] {
  return [...fills].map(([limit, fill]) => {
    const isNear = fill.used >= fill.bound * NEAR;
    const told = WORDS[limit][isNear ? 'near' : 'far'](fill);
    return toCheck('limits', `limit_${limit}`, isNear ? 'warning' : 'ok', told);
  });
}

function inMib({ used, bound }: Fill): Fill {
  return { used: Math.ceil(used / MIB), bound: Math.floor(bound / MIB) };
}

import { limitChecks, type Fill, type ShownLimit } from '../domain/doctor/limits.ts';
import type { Gauges } from '../platform/gauges.ts';
import type { Look } from './doctor.ts';

export type LimitGauges = Gauges<ShownLimit, Fill>;

/** How near the bounds are that an owner may come to. What is not open, such as the doors of a program at rest, has none. */
export function limitLooks(gauges: Pick<LimitGauges, 'read'>): Look[] {
  return [{ id: 'limits', group: 'limits', run: () => limitChecks(gauges.read()) }];
}

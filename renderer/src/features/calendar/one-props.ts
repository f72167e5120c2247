import type { ShownBusiness } from '#contract/businesses.ts';
import type { Appointment } from '#contract/front-desk.ts';
import type { Desk } from './columns.ts';

/** One appointment, and the shop and front desk that it belongs to. */
export type OneProps = { shop: ShownBusiness; desk: Desk; appointment: Appointment };

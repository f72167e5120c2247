import type { ShownBusiness } from '#contract/businesses.ts';
import type { Waiting } from '#contract/waiting.ts';

/** Somebody who waits, and the shop they wait at. */
export type WaitingProps = { waiting: Waiting; shop: ShownBusiness };

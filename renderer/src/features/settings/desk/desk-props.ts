import type { CommandOutput } from '#contract/commands.ts';

/** What is set up of the front desk of one shop. */
export type DeskProps = { business: string; desk: CommandOutput<'front-desk.get'> };

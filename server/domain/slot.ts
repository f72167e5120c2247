import type { Sensitivity } from '#contract/facts.ts';

/** What is known about one kind of fact; ids are those of the agent's data collection. */
export type Slot = {
  id: string;
  kind: 'single' | 'set' | 'event';
  /** How a value is read and written down. */
  format: 'text' | 'name' | 'email' | 'plate' | 'language' | 'address';
  /** How the pack names it, e.g. `preferred staff`. */
  label: string;
  /** Where the pack tells it; null when it is told by other means (promises become tasks). */
  section: 'who' | 'safety' | 'preference' | null;
  sensitivity: Sensitivity;
  /** Days after which it counts half; null never ages. */
  halfLifeDays: number | null;
  /** Most code points of a value. */
  maxLength: number;
  /** Long runs of digits are to be expected; a phone number still is not, except in an e-mail address. */
  digits: boolean;
  urls: boolean;
  /** Waits for staff before it is told. */
  needsReview: boolean;
};

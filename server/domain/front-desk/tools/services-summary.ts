import type { Service } from '#contract/front-desk.ts';

import { toolSaysIn } from './says.ts';
import { told } from './wording.ts';

/** So many fit into a prompt without crowding out what is known of the caller; a tool tells the rest. */
const MOST = 12;

/** One line with every service, its price and how long it takes; empty where none is on file. */
export function servicesSummary(services: readonly Service[], language: string): string {
  const says = toolSaysIn(language);
  const offered = services.filter(({ active }) => active);
  const words = offered
    .slice(0, MOST)
    .map(({ name, price, minutes }) => `${name} (${told(price, language, says)}, ${says.minutes(minutes)})`);
  return words.join(', ') + (offered.length > MOST ? ', …' : '');
}

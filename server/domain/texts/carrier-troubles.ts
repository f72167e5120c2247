import { tell, type SentenceCode, type Told } from '#contract/told.ts';

type Trouble = SentenceCode &
  `texts_${'stopped' | 'unregistered' | 'away' | 'landline' | 'blocked' | 'filtered' | 'bad_number' | 'trial' | 'country' | 'cannot_send'}`;

/** Twilio's numbers for why a text was refused or did not arrive (twilio.md §5.4 and §6), as far as they say what to do. */
const TROUBLES: Readonly<Record<string, Trouble>> = {
  '21211': 'texts_bad_number',
  '21408': 'texts_country',
  '21606': 'texts_cannot_send',
  '21608': 'texts_trial',
  '21610': 'texts_stopped',
  '21614': 'texts_landline',
  '30003': 'texts_away',
  '30004': 'texts_blocked',
  '30005': 'texts_away',
  '30006': 'texts_landline',
  '30007': 'texts_filtered',
  '30034': 'texts_unregistered',
};

/** What the owner is told of a text that did not arrive; null where the number says nothing that they could use. */
export function carrierTrouble(code: string | null): Told | null {
  const known = code !== null && Object.hasOwn(TROUBLES, code) ? TROUBLES[code] : undefined;
  return known === undefined ? null : tell(known);
}

/** Whether they asked for no more texts. */
export function asksForNoMore(code: string | null): boolean {
  return code === '21610';
}

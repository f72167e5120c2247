/**
 * What somebody wants who answers a text. `cancel` with a number is one of those they were asked about. `other` is for
 * people to read.
 */
export type TextAnswer =
  | { kind: 'stop' | 'start' | 'help' | 'yes' | 'no' | 'other' }
  | { kind: 'cancel'; choice: number | null };

/** Twilio's own words of the kind, which it acts on by itself in North America, and what is written elsewhere. */
const STOP = ['stop', 'stopp', 'stopall', 'unsubscribe', 'cancel', 'end', 'quit', 'revoke', 'optout', 'abmelden'];
const STOP_MORE = ['arret', 'arrêt', 'baja', 'alto', 'basta', 'cancella'];
const START = ['start', 'unstop', 'anmelden'];
const HELP = ['help', 'info', 'hilfe', 'aide', 'ayuda', 'aiuto'];
const YES = ['y', 'yes', 'j', 'ja', 'o', 'oui', 's', 'si', 'sí', 'sì'];
const NO = ['n', 'no', 'nein', 'non'];

/** Reads an answer. Only a whole text that is one of the words counts: within a sentence, they are part of it. */
export function toTextAnswer(body: string): TextAnswer {
  const word = body
    .normalize('NFKC')
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim()
    .toLowerCase();
  const [, choice] = /^c ?([1-9])?$/.exec(word) ?? [null, null];
  if (choice !== null) return { kind: 'cancel', choice: choice === undefined ? null : Number(choice) };
  if ([...STOP, ...STOP_MORE].includes(word)) return { kind: 'stop' };
  if (START.includes(word)) return { kind: 'start' };
  if (HELP.includes(word)) return { kind: 'help' };
  if (YES.includes(word)) return { kind: 'yes' };
  return { kind: NO.includes(word) ? 'no' : 'other' };
}

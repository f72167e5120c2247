import { foldedWords } from './fold.ts';
import type { Heard } from './heard.ts';

/** Words that say something has changed, folded, in English, German, French, Spanish. */
const clear =
  `actually|from now on|any more|anymore|no longer|changed|changed to|instead|instead of|rather than|switched|these days
  |nowadays|not any longer|used to|correction|i meant|i mean|wrong|eigentlich|ab jetzt|von jetzt an|nicht mehr|geandert|gewechselt
  |statt|anstatt|stattdessen|inzwischen|mittlerweile|neuerdings|falsch|sondern|en fait|desormais|maintenant|ne plus|plus maintenant
  |change|a change|a la place|au lieu de|plutot|dorenavant|en realidad|de ahora en adelante|ahora|ya no|cambiado|cambie|en vez de
  |en lugar de|ultimamente|mejor dicho|equivocado`
    .split('|')
    .map((phrase) => phrase.trim().split(' '));
/** Only just before the value: "my new e-mail", but not every "new". */
const weak = 'new|now|neue|neuer|neues|neuen|jetzt|nouveau|nouvelle|nouvel|nuevo|nueva'
  .split('|')
  .map((word) => [word]);
const clearReach = 10;
const weakReach = 4;

/** Whether a caller said this value as a correction: wording of a change stands near it in the same turn. */
export function isCorrection(said: Pick<Heard, 'folded'>, value: string): boolean {
  const words = said.folded.trim().split(' ');
  const tokens = new Set(foldedWords(value).filter((word) => word.length > 1));
  const places = words.flatMap((word, index) => (tokens.has(word) ? [index] : [])).slice(0, 50);
  return places.some((place) => {
    const around = words.slice(Math.max(0, place - clearReach), place + clearReach);
    const before = words.slice(Math.max(0, place - weakReach), place);
    return clear.some((phrase) => holds(around, phrase)) || weak.some((phrase) => holds(before, phrase));
  });
}

function holds(words: readonly string[], phrase: readonly string[]): boolean {
  return words.some((_, at) => phrase.every((word, offset) => words[at + offset] === word));
}

const renaming =
  / (?:name (?:is|s) (?:actually|really|now)|actually my name|my name (?:has )?changed|changed my (?:sur|last |first )?name|got married|my married name|maiden name|name (?:is )?wrong|name wrongly|name is not|name isn t|not my name|(?:wrote|spelled|spelt|said|got|have|had) my name (?:wrong|incorrectly)|heisse (?:jetzt|eigentlich)|eigentlich heisse ich|name ist (?:eigentlich|jetzt|nicht|falsch)|(?:habe )?geheiratet|falsch geschrieben|m appelle (?:en fait|maintenant)|en fait je m appelle|nom (?:a change|est en fait|n est pas)|me suis mariee?|en realidad me llamo|ahora me llamo|me llamo en realidad|nombre (?:no es|es en realidad|esta mal)|me case|cambie (?:de|mi) (?:nombre|apellido)) /;

/** Whether the caller said that the name we have is wrong. "Actually, this is Mark" is another person instead. */
export function isRenaming({ folded }: Pick<Heard, 'folded'>, name: string): boolean {
  if (renaming.test(folded)) return true;
  const given = foldedWords(name)[0] ?? '';
  return (
    given !== '' &&
    (folded.includes(` its ${given} not `) ||
      folded.includes(` it s ${given} not `) ||
      folded.includes(` name is ${given} not `))
  );
}

import { fold } from './fold.ts';
import type { SpokenTurn } from './finished-call.ts';
import type { Steps } from './steps.ts';

/** "Do not call me any more", in our five languages, folded to plain letters. Looked for in what callers said only. */
const refusals: readonly RegExp[] = [
  / (?:do not|don t|dont|never|stop|quit) (?:ever )?(?:call(?:ing)?|phon(?:e|ing)|ring(?:ing)?) (?:me|us|here|this number)(?= )(?! back)/,
  / (?:take|remove) (?:me|us|my number|this number) (?:off|from) (?:your|the|that) (?:call(?:ing)? )?list /,
  / (?:no more|do not want any|don t want any) (?:phone )?calls (?:from you|please) /,
  / (?:rufen sie|ruft|ruf) (?:mich|uns|hier) (?:bitte )?(?:nicht|nie) (?:mehr|wieder|noch einmal)? ?an /,
  / (?:nicht mehr|nie wieder|keinesfalls|nicht) (?:angerufen werden|anrufen|bei mir anrufen|bei uns anrufen) /,
  / keine (?:weiteren )?anrufe (?:mehr|von ihnen) /,
  / ne (?:m|nous) ?(?:appelez|rappelez|telephonez) (?:plus|pas|jamais) /,
  / (?:arretez|cessez) de (?:m|nous) ?(?:appeler|rappeler|telephoner) /,
  / no (?:me|nos) (?:llamen|llame|llames|vuelvan a llamar|vuelva a llamar|vuelvas a llamar) /,
  / (?:dejen|deje|deja) de (?:llamarme|llamarnos) /,
  / non (?:mi|ci) (?:chiamate|chiami|chiamare|telefonate|telefoni) (?:piu|mai) /,
  / (?:smettete|smetta|smettetela) di (?:chiamarmi|chiamarci|telefonarmi) /,
];
const LONGEST_TURN = 2_000;

/**
 * Whether a caller seems to have asked not to be called any more. It is a hint for staff and never a decision: "do not
 * call me before nine" reads alike.
 */
export function* refusalSteps(turns: readonly Pick<SpokenTurn, 'role' | 'text'>[]): Steps<boolean> {
  for (const { role, text } of turns) {
    if (role === 'caller' && isRefusal(` ${fold(text.slice(0, LONGEST_TURN))} `)) return true;
    yield;
  }
  return false;
}

/** Whether folded text, with a blank at either end, asks not to be called. */
export function isRefusal(folded: string): boolean {
  return refusals.some((pattern) => pattern.test(folded));
}

import { fold } from '../fold.ts';
import { spokenLanguage } from '../phrases.ts';

const NOTICES: Readonly<Record<string, string>> = {
  en: 'You are speaking with an AI assistant, and this call may be recorded.',
  de: 'Sie sprechen mit einem KI-Assistenten, und das Gespräch kann aufgezeichnet werden.',
  fr: 'Vous parlez avec un assistant IA, et cet appel peut être enregistré.',
  es: 'Está hablando con un asistente de IA y esta llamada puede ser grabada.',
  it: 'Sta parlando con un assistente IA e questa chiamata può essere registrata.',
};

/** Folded to plain letters. */
const SAYS_AI =
  /\b(?:ai|a i|ki|ia|artificial|kunstlich\w*|artificiel\w*|artificiale|virtual|virtuel\w*|digital\w*|automated|automatic|automatisch\w*|numerique|robot)\b/;
const SAYS_RECORDING =
  /\b(?:record(?:ed|ing)?|aufgezeichnet|aufzeichn\w+|mitgeschnitten|enregistr\w+|grab(?:ada|ado|ar|amos|acion)|registrat[ao])\b/;

/** Somebody listens, or may: "this call may be monitored". */
const SAYS_LISTENING =
  /\b(?:listen(?:ed|ing|s)? (?:in|to)|monitor(?:ed|ing)|mitgehort|mithor\w+|ecoute[er]?s?|escuchad[ao]|ascoltat[ao]|monitorat[ao])\b/;

/** What says, in the language of a call, that an AI speaks and that the call may be recorded. */
export function noticeIn(language: string): string {
  return NOTICES[spokenLanguage(null, language)] ?? NOTICES.en ?? '';
}

export function saysRecording(message: string): boolean {
  return SAYS_RECORDING.test(fold(message));
}

/** Whether whoever heard this knows that others than the one who speaks may hear the call. */
export function saysHeard(message: string): boolean {
  return SAYS_RECORDING.test(fold(message)) || SAYS_LISTENING.test(fold(message));
}

/** Whether a first message says both already, in any of our languages. */
export function saysNotice(message: string): boolean {
  const words = fold(message);
  return SAYS_AI.test(words) && SAYS_RECORDING.test(words);
}

/** What ends in a dot within a sentence: titles, saints and streets, initials, and ordinals. Folded to plain letters. */
const SHORTENED =
  /(?:^|[^\p{L}\p{N}])(?:dr|dra|dott|dottssa|prof|mag|ing|dipl|hr|fr|frl|mr|mrs|ms|mme|mlle|sr|sra|srta|sig|st|ste|sta|str|av|nr|no|num|tel|ca|bzw|inh|gebr|geb|bros|co|inc|ltd|corp|jr|phil|med|dent|vet|rer|nat|\p{L}|\p{N}{1,3})$/u;

/** Where the last sentence begins; 0 where there is but one. */
function lastSentenceAt(text: string): number {
  const ends = [...text.matchAll(/[.!?] /g)].map(({ index }) => index);
  const isEnd = (at: number): boolean =>
    text[at] !== '.' || !SHORTENED.test(fold(text.slice(Math.max(0, at - 20), at)));
  const last = ends.findLast(isEnd);
  return last === undefined ? 0 : last + 2;
}

/** The message with the notice in it: after the greeting, and before the question that the caller answers. */
export function withNotice(message: string, language: string): string {
  const notice = noticeIn(language);
  if (message.trim() === '') return notice;
  const text = message.trimEnd();
  const question = text.endsWith('?') ? lastSentenceAt(text) : 0;
  return question === 0 ? `${text} ${notice}` : `${text.slice(0, question)}${notice} ${text.slice(question)}`;
}

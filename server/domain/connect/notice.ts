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

/** What says, in the language of a call, that an AI speaks and that the call may be recorded. */
export function noticeIn(language: string): string {
  return NOTICES[spokenLanguage(null, language)] ?? NOTICES.en ?? '';
}

/** Whether a first message says both already, in any of our languages. */
export function saysNotice(message: string): boolean {
  const words = fold(message);
  return SAYS_AI.test(words) && SAYS_RECORDING.test(words);
}

/** The message with the notice in it: after the greeting, and before the question that the caller answers. */
export function withNotice(message: string, language: string): string {
  const notice = noticeIn(language);
  if (message.trim() === '') return notice;
  const text = message.trimEnd();
  const question = text.endsWith('?') ? Math.max(...['. ', '! ', '? '].map((end) => text.lastIndexOf(end))) : -1;
  return question === -1 ? `${text} ${notice}` : `${text.slice(0, question + 1)} ${notice} ${text.slice(question + 2)}`;
}

import { languageOf } from '../phrases.ts';

/** What is said on the phone where the model itself says nothing. */
export type BrainSays = {
  /** While it takes its time; each said in turn. */
  wait: readonly [string, string];
  /** It cannot be reached, or not in time. */
  away: string;
  /** It broke off in the middle. */
  cut: string;
  /** It would not answer, or had nothing to say. */
  refused: string;
  /** What it wanted to have done failed here. */
  tool: string;
};

const english: BrainSays = {
  wait: ['One moment, please. ', 'Just a second. '],
  away: 'I am sorry, I cannot think straight just now. Could you say that once more?',
  cut: 'I am sorry, I lost my thread. Could you say that once more?',
  refused: 'I am sorry, I cannot help with that. Is there anything else I can do for you?',
  tool: 'I am sorry, that did not work just now. May I take a message for the team?',
};

const german: BrainSays = {
  wait: ['Einen Moment, bitte. ', 'Eine Sekunde, bitte. '],
  away: 'Es tut mir leid, das kann ich gerade nicht beantworten. Könnten Sie das noch einmal sagen?',
  cut: 'Es tut mir leid, ich habe den Faden verloren. Könnten Sie das noch einmal sagen?',
  refused: 'Es tut mir leid, dabei kann ich nicht helfen. Kann ich sonst etwas für Sie tun?',
  tool: 'Es tut mir leid, das hat gerade nicht geklappt. Darf ich dem Team etwas ausrichten?',
};

const french: BrainSays = {
  wait: ['Un instant, s’il vous plaît. ', 'Une seconde, je vous prie. '],
  away: 'Je suis désolé, je n’arrive pas à répondre pour l’instant. Pourriez-vous répéter ?',
  cut: 'Je suis désolé, j’ai perdu le fil. Pourriez-vous répéter ?',
  refused: 'Je suis désolé, je ne peux pas vous aider pour cela. Puis-je faire autre chose pour vous ?',
  tool: 'Je suis désolé, cela n’a pas fonctionné. Puis-je prendre un message pour l’équipe ?',
};

const spanish: BrainSays = {
  wait: ['Un momento, por favor. ', 'Un segundo, por favor. '],
  away: 'Lo siento, ahora mismo no puedo responder. ¿Podría repetirlo?',
  cut: 'Lo siento, he perdido el hilo. ¿Podría repetirlo?',
  refused: 'Lo siento, con eso no puedo ayudarle. ¿Puedo hacer algo más por usted?',
  tool: 'Lo siento, eso no ha funcionado. ¿Quiere dejar un mensaje para el equipo?',
};

const italian: BrainSays = {
  wait: ['Un momento, per favore. ', 'Un secondo, per favore. '],
  away: 'Mi dispiace, in questo momento non riesco a rispondere. Può ripetere?',
  cut: 'Mi dispiace, ho perso il filo. Può ripetere?',
  refused: 'Mi dispiace, in questo non posso aiutarla. Posso fare altro per lei?',
  tool: 'Mi dispiace, non ha funzionato. Posso prendere un messaggio per il team?',
};

const BOOKS: ReadonlyMap<string, BrainSays> = new Map([
  ['en', english],
  ['de', german],
  ['fr', french],
  ['es', spanish],
  ['it', italian],
]);

/** The sentences of a language, English for one that we do not speak. */
export function brainSaysIn(language: string): BrainSays {
  return BOOKS.get(languageOf(language) ?? 'en') ?? english;
}

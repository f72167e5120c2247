import { spokenLanguage } from '../phrases.ts';

/** What is asked of the provider's analysis: in the shop's language, because the owner reads what it writes. */
const WORDS: Readonly<Record<string, string>> = {
  en: 'Everything the caller asked that the agent did not know or could not answer, each as one question on a line of its own, in the caller’s own words and without names or numbers. Empty where everything was answered.',
  de: 'Alles, was der Anrufer gefragt hat und der Agent nicht wusste oder nicht beantworten konnte: jede Frage in einer eigenen Zeile, in den Worten des Anrufers und ohne Namen oder Nummern. Leer, wenn alles beantwortet wurde.',
  fr: 'Tout ce que l’appelant a demandé et que l’agent ne savait pas ou n’a pas pu dire : une question par ligne, dans les mots de l’appelant, sans noms ni numéros. Vide si tout a reçu une réponse.',
  es: 'Todo lo que preguntó la persona que llama y el agente no sabía o no pudo contestar: una pregunta por línea, con sus propias palabras y sin nombres ni números. Vacío si todo se contestó.',
  it: 'Tutto ciò che il chiamante ha chiesto e a cui l’agente non sapeva o non ha potuto rispondere: una domanda per riga, con le parole del chiamante, senza nomi né numeri. Vuoto se ha avuto risposta a tutto.',
};

/** How the field is described that tells what could not be answered; English where we have no words. */
export function unansweredWords(language: string): string {
  return WORDS[spokenLanguage(null, language)] ?? '';
}

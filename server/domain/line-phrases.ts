import { languageOf } from './phrases.ts';

/** What is said on a line when no agent speaks. */
export type LinePhrases = {
  /** How text-to-speech is told the language. */
  tag: string;
  /** Seed 004's four rows. */
  notInService: string;
  unavailable: string;
  misconfigured: string;
  error: string;
  /** A call has lasted as long as its line allows. */
  timeUp: string;
  /** Asks for a message, and says that it is recorded. */
  leaveMessage: (business: string) => string;
  nobodyFree: (business: string) => string;
  missedText: (business: string) => string;
};

const english: LinePhrases = {
  tag: 'en-US',
  notInService: 'This number is not in service.',
  unavailable: 'Our AI assistant is temporarily unavailable.',
  misconfigured: 'Our AI assistant is not properly configured.',
  error: 'We encountered an error. Please try again later.',
  timeUp: 'I am sorry, our time for this call is over. Please call again whenever you need us. Goodbye.',
  leaveMessage: (business) =>
    `This is ${business}. Nobody can take your call just now. Please leave a message after the tone; it will be recorded. Press the hash key when you are done.`,
  nobodyFree: (business) => `This is ${business}. Nobody can take your call just now. Please try again later.`,
  missedText: (business) => `${business}: we missed your call and will call you back.`,
};

const german: LinePhrases = {
  tag: 'de-DE',
  notInService: 'Diese Nummer ist nicht vergeben.',
  unavailable: 'Unser KI-Assistent ist vorübergehend nicht erreichbar.',
  misconfigured: 'Unser KI-Assistent ist nicht richtig eingerichtet.',
  error: 'Es ist ein Fehler aufgetreten. Bitte versuchen Sie es später noch einmal.',
  timeUp: 'Es tut mir leid, unsere Zeit für dieses Gespräch ist um. Rufen Sie gern wieder an. Auf Wiederhören.',
  leaveMessage: (business) =>
    `Hier ist ${business}. Im Moment kann niemand Ihren Anruf annehmen. Bitte sprechen Sie nach dem Signalton; Ihre Nachricht wird aufgezeichnet. Drücken Sie die Rautetaste, wenn Sie fertig sind.`,
  nobodyFree: (business) =>
    `Hier ist ${business}. Im Moment kann niemand Ihren Anruf annehmen. Bitte versuchen Sie es später noch einmal.`,
  missedText: (business) => `${business}: Wir haben Ihren Anruf verpasst und rufen Sie zurück.`,
};

const french: LinePhrases = {
  tag: 'fr-FR',
  notInService: 'Ce numéro n’est pas en service.',
  unavailable: 'Notre assistant IA est momentanément indisponible.',
  misconfigured: 'Notre assistant IA n’est pas configuré correctement.',
  error: 'Une erreur s’est produite. Veuillez réessayer plus tard.',
  timeUp: 'Je suis désolé, le temps prévu pour cet appel est écoulé. Rappelez-nous quand vous voulez. Au revoir.',
  leaveMessage: (business) =>
    `Ici ${business}. Personne ne peut prendre votre appel pour le moment. Veuillez laisser un message après le bip ; il sera enregistré. Appuyez sur la touche dièse quand vous avez terminé.`,
  nobodyFree: (business) =>
    `Ici ${business}. Personne ne peut prendre votre appel pour le moment. Veuillez réessayer plus tard.`,
  missedText: (business) => `${business} : nous avons manqué votre appel et vous rappellerons.`,
};

const spanish: LinePhrases = {
  tag: 'es-ES',
  notInService: 'Este número no está en servicio.',
  unavailable: 'Nuestro asistente de IA no está disponible en este momento.',
  misconfigured: 'Nuestro asistente de IA no está bien configurado.',
  error: 'Se ha producido un error. Inténtelo de nuevo más tarde.',
  timeUp: 'Lo siento, el tiempo de esta llamada ha terminado. Vuelva a llamarnos cuando quiera. Adiós.',
  leaveMessage: (business) =>
    `Le atiende ${business}. Ahora mismo nadie puede contestar su llamada. Deje un mensaje después de la señal; quedará grabado. Pulse la tecla almohadilla cuando termine.`,
  nobodyFree: (business) =>
    `Le atiende ${business}. Ahora mismo nadie puede contestar su llamada. Inténtelo de nuevo más tarde.`,
  missedText: (business) => `${business}: no hemos podido contestar su llamada y le llamaremos.`,
};

const italian: LinePhrases = {
  tag: 'it-IT',
  notInService: 'Questo numero non è attivo.',
  unavailable: 'Il nostro assistente IA non è al momento disponibile.',
  misconfigured: 'Il nostro assistente IA non è configurato correttamente.',
  error: 'Si è verificato un errore. Riprovi più tardi.',
  timeUp: 'Mi dispiace, il tempo per questa chiamata è finito. Ci richiami quando vuole. Arrivederci.',
  leaveMessage: (business) =>
    `Qui ${business}. Al momento nessuno può rispondere. Lasci un messaggio dopo il segnale acustico; sarà registrato. Prema il tasto cancelletto quando ha finito.`,
  nobodyFree: (business) => `Qui ${business}. Al momento nessuno può rispondere. Riprovi più tardi.`,
  missedText: (business) => `${business}: abbiamo perso la sua chiamata e la richiameremo.`,
};

const BOOKS: Readonly<Record<string, LinePhrases>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  it: italian,
};

/** The phrases of a shop's language (a BCP 47 tag), English for one we do not speak. */
export function linePhrasesIn(language: string): LinePhrases {
  const primary = languageOf(language) ?? 'en';
  return (Object.hasOwn(BOOKS, primary) ? BOOKS[primary] : undefined) ?? english;
}

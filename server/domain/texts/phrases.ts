import { languageOf } from '../phrases.ts';

/** What is written to callers. `{…}` is filled in; see `words.ts`. */
export type TextPhrases = {
  /** For dates, in the way they are written there. */
  tag: string;
  confirmation: string;
  moved: string;
  cancelled: string;
  reminder: string;
  offer: string;
  /** Stands behind a text that can be answered. */
  replyToCancel: string;
  replyToAccept: string;
  /** For the first text to a number. */
  replyToStop: string;
  wasCancelled: string;
  nothingToCancel: string;
  tooLate: string;
  /** Before a list of appointments, each with its number. */
  whichOne: string;
  accepted: string;
  declined: string;
  offerOver: string;
  passedOn: string;
  help: string;
  /** Stands in the history of an appointment, for the owner. */
  byText: string;
  /** Messages for the shop, of somebody who could not be answered; each before the times that it is about. */
  cancelledUntold: string;
  wantsToCancel: string;
  /** The same of somebody whose text could not be written down at once. */
  cancelledLate: string;
  wantedToCancel: string;
};

const english: TextPhrases = {
  tag: 'en-GB',
  confirmation: '{business}: your appointment for {service} is on {day} at {time}.',
  moved: '{business}: your appointment for {service} was moved. It is now on {day} at {time}.',
  cancelled: '{business}: your appointment for {service} on {day} at {time} was cancelled.',
  reminder: '{business}: we look forward to seeing you on {day} at {time} ({service}).',
  offer: '{business}: {service} has become free on {day} at {time}.',
  replyToCancel: 'Reply C to cancel.',
  replyToAccept: 'Reply Y to take it, N to pass.',
  replyToStop: 'STOP ends these texts.',
  wasCancelled: '{business}: your appointment on {day} at {time} is cancelled.',
  nothingToCancel: '{business}: there is no appointment ahead for this number. Please call us.',
  tooLate: '{business}: it is too late to cancel this appointment by text. Please call us.',
  whichOne: '{business}: which appointment shall we cancel? Reply with one of these:',
  accepted: '{business}: you have it. See you on {day} at {time}.',
  declined: '{business}: all right, we leave it to somebody else.',
  offerOver: '{business}: this time is not free any more.',
  passedOn: '{business}: thank you, we pass this on. In a hurry, please call us.',
  help: '{business}: texts about your appointments. C cancels the next one, STOP ends the texts. Or call this number.',
  byText: 'by text message',
  cancelledUntold: 'Cancelled by text message, but we could not answer them (STOP, or texts are off):',
  wantsToCancel:
    'Wants to cancel by text message, and we could not answer (STOP, or texts are off). Please call them about:',
  cancelledLate: 'Cancelled by text message, but their text could not be answered in time:',
  wantedToCancel: 'Wants to cancel by text message, which could not be answered in time. Please call them about:',
};

const german: TextPhrases = {
  tag: 'de-DE',
  confirmation: '{business}: Ihr Termin für {service} ist am {day} um {time} Uhr.',
  moved: '{business}: Ihr Termin für {service} wurde verlegt, auf {day}, {time} Uhr.',
  cancelled: '{business}: Ihr Termin für {service} am {day} um {time} Uhr wurde abgesagt.',
  reminder: '{business}: Wir freuen uns auf Sie am {day} um {time} Uhr ({service}).',
  offer: '{business}: Für {service} ist am {day} um {time} Uhr etwas frei geworden.',
  replyToCancel: 'Antwort C sagt ab.',
  replyToAccept: 'Antwort J nimmt ihn, N nicht.',
  replyToStop: 'STOP beendet diese Nachrichten.',
  wasCancelled: '{business}: Ihr Termin am {day} um {time} Uhr ist abgesagt.',
  nothingToCancel: '{business}: Zu dieser Nummer steht kein Termin an. Bitte rufen Sie uns an.',
  tooLate: '{business}: Für eine Absage per SMS ist es zu spät. Bitte rufen Sie uns an.',
  whichOne: '{business}: Welchen Termin sollen wir absagen? Bitte antworten Sie mit:',
  accepted: '{business}: Der Termin gehört Ihnen. Bis {day}, {time} Uhr.',
  declined: '{business}: In Ordnung, wir geben ihn weiter.',
  offerOver: '{business}: Diese Zeit ist leider nicht mehr frei.',
  passedOn: '{business}: Danke, wir geben das weiter. Wenn es eilt, rufen Sie uns bitte an.',
  help: '{business}: Nachrichten zu Ihren Terminen. C sagt den nächsten ab, STOP beendet die Nachrichten. Oder rufen Sie an.',
  byText: 'per SMS',
  cancelledUntold: 'Per SMS abgesagt, nur durften wir nicht antworten (STOP, oder Nachrichten sind aus):',
  wantsToCancel:
    'Möchte per SMS absagen, und wir durften nicht antworten (STOP, oder Nachrichten sind aus). Bitte rufen Sie an wegen:',
  cancelledLate: 'Per SMS abgesagt, nur ließ sich die SMS nicht rechtzeitig beantworten:',
  wantedToCancel: 'Möchte per SMS absagen, und sie ließ sich nicht rechtzeitig beantworten. Bitte rufen Sie an wegen:',
};

const french: TextPhrases = {
  tag: 'fr-FR',
  confirmation: '{business} : votre rendez-vous ({service}) est le {day} à {time}.',
  moved: '{business} : votre rendez-vous ({service}) est déplacé au {day} à {time}.',
  cancelled: '{business} : votre rendez-vous ({service}) du {day} à {time} est annulé.',
  reminder: '{business} : nous vous attendons le {day} à {time} ({service}).',
  offer: '{business} : {service}, une place s’est libérée le {day} à {time}.',
  replyToCancel: 'Répondez C pour annuler.',
  replyToAccept: 'Répondez O pour la prendre, N sinon.',
  replyToStop: 'STOP arrête ces messages.',
  wasCancelled: '{business} : votre rendez-vous du {day} à {time} est annulé.',
  nothingToCancel: '{business} : aucun rendez-vous à venir pour ce numéro. Veuillez nous appeler.',
  tooLate: '{business} : il est trop tard pour annuler par SMS. Veuillez nous appeler.',
  whichOne: '{business} : quel rendez-vous annuler ? Répondez par :',
  accepted: '{business} : c’est noté. À {day}, {time}.',
  declined: '{business} : entendu, nous le proposons à quelqu’un d’autre.',
  offerOver: '{business} : cet horaire n’est plus libre.',
  passedOn: '{business} : merci, nous transmettons. Si c’est urgent, appelez-nous.',
  help: '{business} : messages sur vos rendez-vous. C annule le prochain, STOP arrête les messages. Ou appelez-nous.',
  byText: 'par SMS',
  cancelledUntold: 'Annulé par SMS, mais nous n’avons pas pu répondre (STOP, ou messages désactivés) :',
  wantsToCancel:
    'Souhaite annuler par SMS, et nous n’avons pas pu répondre (STOP, ou messages désactivés). À rappeler au sujet de :',
  cancelledLate: 'Annulé par SMS, mais nous n’avons pas pu répondre à temps :',
  wantedToCancel: 'Souhaite annuler par SMS, et nous n’avons pas pu répondre à temps. À rappeler au sujet de :',
};

const spanish: TextPhrases = {
  tag: 'es-ES',
  confirmation: '{business}: su cita ({service}) es el {day} a las {time}.',
  moved: '{business}: su cita ({service}) se ha cambiado al {day} a las {time}.',
  cancelled: '{business}: su cita ({service}) del {day} a las {time} se ha anulado.',
  reminder: '{business}: le esperamos el {day} a las {time} ({service}).',
  offer: '{business}: {service}, ha quedado libre el {day} a las {time}.',
  replyToCancel: 'Responda C para anularla.',
  replyToAccept: 'Responda S para aceptarla, N si no.',
  replyToStop: 'STOP termina estos mensajes.',
  wasCancelled: '{business}: su cita del {day} a las {time} está anulada.',
  nothingToCancel: '{business}: este número no tiene ninguna cita pendiente. Llámenos, por favor.',
  tooLate: '{business}: es tarde para anular por mensaje. Llámenos, por favor.',
  whichOne: '{business}: ¿qué cita anulamos? Responda con:',
  accepted: '{business}: es suya. Hasta el {day} a las {time}.',
  declined: '{business}: de acuerdo, se la ofrecemos a otra persona.',
  offerOver: '{business}: esa hora ya no está libre.',
  passedOn: '{business}: gracias, lo comunicamos. Si es urgente, llámenos.',
  help: '{business}: mensajes sobre sus citas. C anula la próxima, STOP termina los mensajes. O llámenos.',
  byText: 'por mensaje',
  cancelledUntold: 'Anulada por mensaje, pero no pudimos responder (STOP, o mensajes desactivados):',
  wantsToCancel:
    'Quiere anular por mensaje y no pudimos responder (STOP, o mensajes desactivados). Llame, por favor, por:',
  cancelledLate: 'Anulada por mensaje, pero no pudimos responder a tiempo:',
  wantedToCancel: 'Quiere anular por mensaje y no pudimos responder a tiempo. Llame, por favor, por:',
};

const italian: TextPhrases = {
  tag: 'it-IT',
  confirmation: '{business}: il suo appuntamento ({service}) è {day} alle {time}.',
  moved: '{business}: il suo appuntamento ({service}) è spostato a {day} alle {time}.',
  cancelled: '{business}: il suo appuntamento ({service}) di {day} alle {time} è annullato.',
  reminder: '{business}: la aspettiamo {day} alle {time} ({service}).',
  offer: '{business}: {service}, si è liberato un posto {day} alle {time}.',
  replyToCancel: 'Risponda C per annullare.',
  replyToAccept: 'Risponda S per prenderlo, N per rinunciare.',
  replyToStop: 'STOP termina questi messaggi.',
  wasCancelled: '{business}: il suo appuntamento di {day} alle {time} è annullato.',
  nothingToCancel: '{business}: nessun appuntamento in arrivo per questo numero. Ci chiami, per favore.',
  tooLate: '{business}: è tardi per annullare con un messaggio. Ci chiami, per favore.',
  whichOne: '{business}: quale appuntamento annulliamo? Risponda con:',
  accepted: '{business}: è suo. A {day}, alle {time}.',
  declined: '{business}: va bene, lo proponiamo a qualcun altro.',
  offerOver: '{business}: quest’ora non è più libera.',
  passedOn: '{business}: grazie, lo riferiamo. Se è urgente, ci chiami.',
  help: '{business}: messaggi sui suoi appuntamenti. C annulla il prossimo, STOP termina i messaggi. Oppure ci chiami.',
  byText: 'con un messaggio',
  cancelledUntold: 'Annullato con un messaggio, ma non abbiamo potuto rispondere (STOP, o messaggi disattivati):',
  wantsToCancel:
    'Vuole annullare con un messaggio e non abbiamo potuto rispondere (STOP, o messaggi disattivati). Chiami, per favore, per:',
  cancelledLate: 'Annullato con un messaggio, ma non abbiamo potuto rispondere in tempo:',
  wantedToCancel: 'Vuole annullare con un messaggio e non abbiamo potuto rispondere in tempo. Chiami, per favore, per:',
};

const BOOKS: Readonly<Record<string, TextPhrases>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  it: italian,
};

/** The phrases of a language (a BCP 47 tag), English for one we do not write. */
export function textPhrasesIn(language: string): TextPhrases {
  const primary = languageOf(language) ?? 'en';
  return (Object.hasOwn(BOOKS, primary) ? BOOKS[primary] : undefined) ?? english;
}

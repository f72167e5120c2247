import type { Words } from './catalogue.ts';
import type { secretsEn } from './secrets.en.ts';

export const secretsDe: Words<typeof secretsEn> = {
  title: 'Geheimnisse',
  lead: 'Damit weisen sich ElevenLabs und Ihre eigenen Programme aus. Was Sie eingeben, wird nie wieder angezeigt.',
  names: {
    initiation: 'Wenn ein Anruf eingeht',
    webhook: 'Wenn ein Anruf beendet ist',
    tool: 'Die Werkzeuge des Agenten',
    brain: 'Die Speech Engine',
    relay: 'Ihr Modell, dem Agenten geliehen',
    apiToken: 'Ihre eigenen Programme',
    modelKey: 'Ihr eigenes Sprachmodell',
    tunnelToken: 'Der benannte Tunnel',
    elevenLabsKey: 'ElevenLabs',
    twilioToken: 'Twilio',
    twilioApiKey: 'Twilio mit API-Schlüssel',
  },
  uses: {
    initiation: 'Kopfzeile X-Linekeeper-Secret des Webhooks zum Gesprächsbeginn. Ohne sie wird kein Anrufer erkannt.',
    webhook:
      'ElevenLabs zeigt es einmal, wenn Sie den Webhook nach dem Anruf anlegen. Ohne es wird aus Anrufen nichts gelernt.',
    tool: 'Kopfzeile X-Linekeeper-Secret von recall, remember, correct und take_message.',
    brain: 'Kopfzeile X-Api-Key, mit der ElevenLabs Ihr eigenes Modell erreicht, falls es am Telefon spricht.',
    relay: 'Bearer-Geheimnis, mit dem ElevenLabs Ihr eigenes Modell fragt, falls ein Agent es als Custom LLM hat.',
    apiToken: 'Wer dieses Token besitzt, darf über die API dieses Computers alles lesen und ändern.',
    modelKey:
      'Schlüssel des Modells unter „Ihr eigenes Modell“. Er geht an die Adresse, die dort steht, wenn Sie ihn eingeben, und an keine andere.',
    tunnelToken: 'Token Ihres Tunnels bei Cloudflare, falls Sie einen benutzen: siehe Der Weg zum Telefon.',
    elevenLabsKey:
      'Schlüssel, mit dem Linekeeper sich bei ElevenLabs um Ihren Agenten kümmert und verpasste Anrufe nachholt.',
    twilioToken: 'Auth Token Ihres Twilio-Kontos. Was Twilio an diesen Computer sendet, ist damit unterschrieben.',
    twilioApiKey:
      'Wenn Sie das Auth Token nicht für Änderungen bei Twilio verwenden möchten: SK…, ein Doppelpunkt, das Geheimnis.',
  },
  isMissing: 'Nicht gesetzt',
  byWindow: 'In diesem Fenster gesetzt',
  byDemo: 'Für die Vorführung erfunden; mit ihr ist es wieder weg',
  byItself: 'Von Linekeeper beim ersten Start erzeugt',
  byEnvironment: (variable) =>
    `Durch ${variable} gesetzt. Ändern Sie es dort (Umgebung oder .env) und starten Sie neu.`,
  before: 'Das vorige gilt noch bis',
  put: 'Setzen',
  replace: 'Ersetzen',
  remove: 'Entfernen',
  of: (action, name) => `${action}: ${name}`,
  value: (name) => `Neues Geheimnis: ${name}`,
  valueHelp:
    'Gilt sofort. Tragen Sie es gleich auch dort ein, wo es gebraucht wird: Es lässt sich nicht mehr anzeigen.',
  invent: 'Eines erzeugen',
  copy: 'Kopieren',
  copied: 'Kopiert',
  save: 'Geheimnis speichern',
  saved: (name) => `Gespeichert: ${name}. Es gilt ab jetzt.`,
  removed: (name) => `Entfernt: ${name}.`,
  removeTitle: (name) => `Das Geheimnis „${name}“ entfernen?`,
  removeWords: {
    initiation:
      'Eingehende Anrufe werden abgewiesen, bis ein neues gesetzt ist: Anrufer werden begrüßt, ohne erkannt zu werden.',
    webhook: 'Beendete Anrufe werden abgewiesen, bis ein neues gesetzt ist: Aus ihnen wird nichts gelernt.',
    tool: 'Die Werkzeuge des Agenten werden abgewiesen, bis ein neues gesetzt ist.',
    brain: 'Anrufe, die Ihr eigenes Modell annimmt, bleiben ohne Antwort, bis ein neues gesetzt ist.',
    relay: 'Ein Agent, der Ihr eigenes Modell als Custom LLM hat, bekommt keine Antwort, bis ein neues gesetzt ist.',
    apiToken: 'Linekeeper erzeugt selbst ein neues Token. Programme mit dem heutigen werden abgewiesen.',
    modelKey: 'Ihr eigenes Modell liest beendete Anrufe dann nicht mehr.',
    tunnelToken: 'Ein benannter Tunnel wird geschlossen: Bis ein neues gesetzt ist, erreicht nichts diesen Rechner.',
    elevenLabsKey:
      'Linekeeper kann sich nicht mehr um Ihren Agenten kümmern und bei ElevenLabs nichts mehr holen oder löschen.',
    twilioToken:
      'Was Twilio sendet, wird abgewiesen, bis ein neues gesetzt ist: Anrufe über diesen Computer schlagen fehl.',
    twilioApiKey: 'Linekeeper benutzt stattdessen das Auth Token.',
  },
  removeForGood: 'Es lässt sich nicht zurückholen: Sie müssten es neu setzen.',
};

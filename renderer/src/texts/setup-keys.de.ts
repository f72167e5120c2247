import type { Words } from './catalogue.ts';
import type { setupKeysEn } from './setup-keys.en.ts';

export const setupKeysDe: Words<typeof setupKeysEn> = {
  title: 'Zwei Schlüssel',
  lead: 'Mit ihnen richtet Linekeeper alles für Sie ein. Sie kommen in den versiegelten Speicher dieses Rechners und werden nie wieder angezeigt.',
  states: {
    missing: 'Nicht gesetzt',
    works: 'Er funktioniert',
    kept: 'Gesetzt',
    account: 'Konto',
    checked: 'Zuletzt geprüft',
    byEnvironment: 'In der Umgebung oder in .env gesetzt. Ändern Sie es dort und starten Sie neu.',
    byDemo: 'Für die Vorführung erfunden.',
  },
  set: 'Setzen',
  replace: 'Ersetzen',
  remove: 'Entfernen',
  of: (action, name) => `${action}: ${name}`,
  removed: (name) => `Entfernt: die Schlüssel von ${name}.`,
  removeTitle: (name) => `Die Schlüssel von ${name} entfernen?`,
  removeWords: {
    elevenLabs:
      'Linekeeper sieht und ändert bei ElevenLabs nichts mehr. Was dort eingerichtet ist, bleibt und läuft weiter.',
    twilio: 'Linekeeper sieht und ändert bei Twilio nichts mehr. Was dort eingerichtet ist, bleibt und läuft weiter.',
  },
  names: { elevenLabs: 'ElevenLabs', twilio: 'Twilio' },
  fields: {
    elevenLabsKey: 'API-Schlüssel von ElevenLabs',
    elevenLabsHelp:
      'Bei ElevenLabs unter Developers, API keys: „Create key“, mit Schreibrecht für Agents (ElevenAgents) und Webhooks. Er beginnt mit sk_.',
    accountSid: 'Account-SID',
    accountHelp: 'Auf der ersten Seite der Twilio-Konsole unter „Account info“. Sie beginnt mit AC.',
    authToken: 'Auth-Token',
    tokenHelp: 'Es steht direkt unter der Account-SID.',
    apiKey: 'Ich benutze zusätzlich einen API-Schlüssel (nicht nötig)',
    apiKeySid: 'SID des API-Schlüssels',
    apiKeySecret: 'Geheimnis des API-Schlüssels',
    twilioOptional:
      'Nur für eine Nummer bei Twilio nötig. Lassen Sie es leer, wenn Ihre Leitung eine SIP-Leitung oder schon bei ElevenLabs ist.',
  },
  nothing: 'Fügen Sie zuerst den Schlüssel von ElevenLabs ein.',
  problems: {
    missing: 'Das fehlt noch.',
    blanks: 'Darin ist ein Leerzeichen. Kopieren Sie ihn noch einmal, ohne etwas davor, danach oder dazwischen.',
    masked: 'Das ist die verborgene Form mit Punkten. Kopieren Sie den Schlüssel selbst mit der Schaltfläche.',
    cutOff: 'Er ist zu kurz: Ein Stück fehlt. Kopieren Sie ihn noch einmal.',
    elevenLabsHere: 'Das ist ein Schlüssel von ElevenLabs. Er gehört in das Feld für ElevenLabs.',
    twilioHere: 'Das ist eine Kennung von Twilio. Sie gehört unten in die Felder für Twilio.',
    webhookSecret: 'Das ist das Geheimnis eines Webhooks. Linekeeper braucht den API-Schlüssel; er beginnt mit sk_.',
    agentId:
      'Das ist die Kennung eines Agenten oder einer Nummer. Linekeeper braucht den API-Schlüssel; er beginnt mit sk_.',
    apiKeyForAccount: 'Das beginnt mit SK und ist ein API-Schlüssel. Die Account-SID beginnt mit AC.',
    accountForApiKey: 'Das beginnt mit AC und ist die Account-SID. Die SID eines API-Schlüssels beginnt mit SK.',
    accountForToken: 'Das beginnt mit AC und ist die Account-SID. Das Auth-Token steht direkt darunter.',
    tokenForAccount: 'Das sieht wie das Auth-Token aus. Die Account-SID beginnt mit AC.',
    apiKeyForToken: 'Das beginnt mit SK: Es ist die SID eines API-Schlüssels, nicht sein Geheimnis.',
    noAccountSid: 'Das ist keine Account-SID: Sie beginnt mit AC.',
    noApiKeySid: 'Das ist keine SID eines API-Schlüssels: Sie beginnt mit SK.',
  },
};

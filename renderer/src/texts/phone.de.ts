import type { Words } from './catalogue.ts';
import type { phoneEn } from './phone.en.ts';

export const phoneDe: Words<typeof phoneEn> = {
  title: 'Der Weg zum Telefon',
  lead: 'Wie ElevenLabs und Twilio diesen Rechner erreichen, während das Telefon klingelt.',
  now: {
    title: 'Jetzt',
    address: 'Öffentliche Adresse',
    noAddress: 'Noch keine',
    verified: 'Zuletzt geprüft',
    notVerified: 'Noch nicht',
    retry: 'Nächster Versuch',
    test: 'Jetzt prüfen',
    testing: 'Wird geprüft.',
    fetch: 'Programm holen',
    fetchHelp: 'Von Cloudflare, etwa 40 MB. Es wird nur benutzt, wenn es genau das veröffentlichte ist.',
    copy: 'Kopieren',
    copied: 'Kopiert',
    states: {
      off: 'Geschlossen',
      stopped: 'Geschlossen',
      starting: 'Wird geöffnet',
      reachable: 'Offen',
      degraded: 'Unterbrochen',
      failed: 'Nicht offen',
    },
  },
  way: {
    title: 'Der Weg',
    choose: 'Anrufe kommen über',
    modes: {
      off: 'Nichts: nur dieser Rechner',
      quick: 'Einen Schnelltunnel, zum Ausprobieren',
      named: 'Einen benannten Tunnel, für jeden Tag',
      own: 'Eine eigene Adresse',
    },
    help: {
      off: 'Anrufer werden nicht erkannt: Von außen erreicht nichts diesen Rechner.',
      quick:
        'Dafür braucht es kein Konto. Die Adresse ist nach jedem Start eine andere und muss bei ElevenLabs und Twilio neu eingetragen werden. Cloudflare sichert dafür nichts zu: Es ist nur zum Ausprobieren.',
      named:
        'Kostenlos mit einem Cloudflare-Konto und einer Domain dort; die Adresse bleibt. Legen Sie im Cloudflare-Dashboard (Zero Trust, Networks, Tunnels) einen Tunnel an, lassen Sie seinen Hostnamen zur Adresse unten führen und kopieren Sie sein Token hierher.',
      own: 'Sie führen schon eine https-Adresse zu diesem Rechner, mit einem eigenen Proxy oder Tunnel. Linekeeper prüft sie nur.',
    },
    leadsTo: 'Sie muss führen zu',
    token: 'Token des Tunnels',
    tokenHelp:
      'Es beginnt mit eyJ. Sie dürfen die ganze Zeile einfügen, die Cloudflare zeigt. Es wird nie wieder angezeigt.',
    tokenKept: 'Ein Token ist gesetzt. Lassen Sie das Feld leer, um es zu behalten.',
    tokenBy: (variable) => `Durch ${variable} gesetzt.`,
    address: 'Öffentliche Adresse',
    addressHelp: 'Sie beginnt mit https://.',
    namedAddressHelp: 'Nur wenn Sie sie kennen: Sonst nennt Cloudflare sie.',
    lockedBy: (variable) => `Durch ${variable} gesetzt. Ändern Sie es dort (Umgebung oder .env) und starten Sie neu.`,
    saved: 'Gespeichert. Der Weg wird geöffnet.',
    savedOff: 'Gespeichert. Der Weg ist geschlossen.',
  },
  pause: {
    title: 'Pause',
    help: 'Das Telefon wird trotzdem beantwortet. Niemand wird erkannt, der Agent erfährt nichts, und seine Werkzeuge sagen das. Beendete Anrufe werden behalten und hinterher gelernt.',
    halfHour: 'Eine halbe Stunde',
    twoHours: 'Zwei Stunden',
    open: 'Bis ich sie beende',
    started: 'Pause.',
    since: 'Es ist gerade Pause.',
    resume: 'Pause beenden',
    resumed: 'Anrufer werden wieder erkannt.',
    banner: 'Pause: Anrufer werden nicht erkannt, und nichts wird gelernt.',
    until: 'Es geht von selbst weiter:',
    untilYou: 'Das bleibt so, bis Sie die Pause beenden.',
  },
};

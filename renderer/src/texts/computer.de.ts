import type { Words } from './catalogue.ts';
import type { computerEn } from './computer.en.ts';

export const computerDe: Words<typeof computerEn> = {
  title: 'Dieser Computer',
  lead: 'Linekeeper arbeitet auf diesem Computer. Ist er aus, schläft er oder hat er kein Internet, werden Ihre Anrufer nicht erkannt.',
  running: {
    title: 'Solange Sie geöffnet haben',
    loginItem: 'Zusammen mit diesem Computer starten',
    loginItemHelp: 'Ohne Fenster: Sie finden den Hörer neben der Uhr.',
    blocked:
      'Es wurde in den Einstellungen des Computers selbst ausgeschaltet, bei den Programmen, die mit ihm starten. Nur dort lässt es sich wieder erlauben.',
    unsupported: 'Dieses Linekeeper kann das nicht: Es ist nicht installiert.',
    keepAwake: 'Diesen Computer wach halten, solange Sie geöffnet haben',
    keepAwakeHelp:
      'Das braucht mehr Strom. Der Bildschirm darf trotzdem dunkel werden, und ein zugeklappter Laptop schläft trotzdem ein. Ohne Öffnungszeiten bleibt er Tag und Nacht wach.',
    notify: 'Mir sagen, was nicht warten kann',
    notifyHelp: 'Verpasste Anrufe, Nachrichten und Anrufer, die nicht erkannt werden. Nie, wer es war.',
    checkUpdates: 'Einmal am Tag nach einem neueren Linekeeper sehen',
    checkUpdatesHelp:
      'Es wird nie eingespielt, während jemand telefoniert oder Sie geöffnet haben. Ein nicht signiertes Linekeeper sagt Ihnen nur Bescheid.',
    on: (what) => `${what}: eingeschaltet.`,
    off: (what) => `${what}: ausgeschaltet.`,
  },
  memory: {
    title: 'Wo das Gedächtnis liegt',
    openFolder: 'Datenordner öffnen',
    keychain:
      'Der Schlüssel des Gedächtnisses liegt im Schlüsselbund dieses Computers. Geht der verloren, lässt sich das Gedächtnis nicht mehr öffnen: Bewahren Sie eine Kopie des Schlüssels sicher auf, nicht auf diesem Computer.',
    file: 'Der Schlüssel des Gedächtnisses ist die Datei „secret.key“ im Datenordner und liegt nicht im Schlüsselbund. Bewahren Sie eine Kopie davon sicher auf, nicht auf diesem Computer.',
    environment:
      'Der Schlüssel des Gedächtnisses ist durch LINEKEEPER_MASTER_KEY gesetzt. Bewahren Sie eine Kopie davon sicher auf.',
    copyKey: 'Kopie des Schlüssels sichern …',
    copied: 'Die Kopie ist gesichert. Wer sie hat, kann das Gedächtnis öffnen.',
  },
};

import type { ShellWords } from './words.en.ts';

export const german: ShellWords = {
  language: 'de',
  cannotStart: 'Linekeeper kann nicht starten',
  unexpected: 'Etwas ist schiefgegangen, womit niemand gerechnet hat. Mehr steht im Protokoll im Datenordner.',
  noSandbox:
    'Sein Fenster zeigt, was Fremde am Telefon gesagt haben. Darum öffnet es sich nur in einer Sandbox, und dieser Computer gibt ihm keine.\n\nHaben Sie es mit „--no-sandbox“ gestartet, lassen Sie das weg. Wenn nicht, bitten Sie den, der diesen Computer betreut, Linekeeper „User Namespaces“ zu erlauben: Seit Ubuntu 23.10 tut das ein AppArmor-Profil.',
  quit: 'Beenden',
  openDataFolder: 'Datenordner öffnen',

  windowGone: 'Das Fenster funktioniert nicht mehr',
  windowGoneLines: [
    'Linekeeper selbst arbeitet weiter: Anrufe werden beantwortet und behalten.',
    'Schließen Sie dieses Fenster und öffnen Sie es über das Symbol neu. Hilft das nicht, starten Sie den Computer neu.',
  ],

  starting: 'Linekeeper startet',
  startingLines: ['Einen Moment bitte.'],
  restoring: 'Eine Sicherung wird eingespielt',
  restoringLines: [
    'Linekeeper schließt sich und öffnet sich von selbst wieder. Solange wird das Telefon ohne Gedächtnis beantwortet.',
    'Bitte schalten Sie den Computer nicht aus.',
  ],

  locked: 'Linekeeper wartet auf Ihren Schlüsselbund',
  lockedLines: [
    'Das Gedächtnis ist unversehrt, aber der Schlüssel dazu liegt im Schlüsselbund dieses Computers, und der antwortet nicht.',
    'Entsperren Sie den Schlüsselbund: Melden Sie sich neu an oder öffnen Sie das Programm, das Ihre Passwörter verwahrt. Linekeeper macht innerhalb einer Minute von selbst weiter. Wenn nicht, beenden Sie es und starten Sie es neu.',
    'Bis dahin begrüßt der Agent Ihre Anrufer, als hätte noch nie jemand angerufen.',
  ],

  keyLost: 'Das Gedächtnis ist unversehrt, aber sein Schlüssel lässt sich nicht öffnen',
  keyLostMore:
    'Der Schlüsselbund dieses Computers öffnet nicht mehr, was er für Linekeeper versiegelt hat: Das kommt vor mit einem anderen Benutzerkonto, einer anderen Arbeitsoberfläche oder einer wiederhergestellten Festplatte. Es wurde nichts geändert.\n\nLegen Sie Ihre Kopie des Schlüssels als „secret.key“ in den Datenordner und starten Sie Linekeeper neu. Sie kommt dann in den Schlüsselbund. Haben Sie sich anders angemeldet als sonst, melden Sie sich an wie zuvor.',

  noKeychain: 'Diese Arbeitsoberfläche hat keinen Schlüsselbund für den Schlüssel des Gedächtnisses',
  noKeychainMore:
    'Was Linekeeper über Ihre Anrufer weiß, ist mit einem Schlüssel versiegelt. Ohne Schlüsselbund (etwa GNOME-Schlüsselbund oder KWallet) kann er nur in einer Datei liegen, die andere Benutzer dieses Computers nicht lesen können, wohl aber, wer Ihre Festplatte kopiert.\n\nInstallieren Sie einen Schlüsselbund und starten Sie neu, oder bewahren Sie den Schlüssel in der Datei „secret.key“ im Datenordner auf.',
  keepInFile: 'In einer Datei aufbewahren',

  folderTitle: 'Einen Ordner für Sicherungen wählen',
  keyCopyTitle: 'Eine Kopie des Schlüssels des Gedächtnisses sichern',
  keyCopyName: 'linekeeper-secret.key',

  startWithComputer: 'Linekeeper arbeitet ohne sein Fenster weiter',
  startWithComputerMore:
    'Sie finden es als kleinen Hörer neben der Uhr. Solange es läuft, werden Ihre Anrufer erkannt.\n\nSoll es zusammen mit diesem Computer starten? Sie können das jederzeit ändern: Einstellungen, Dieser Computer.',
  startIt: 'Mit dem Computer starten',
  notNow: 'Jetzt nicht',

  unsaved: 'Sie haben nicht gespeicherte Änderungen',
  unsavedMore: 'Was Sie geschrieben und nicht gespeichert haben, geht verloren, wenn Sie gehen.',
  stay: 'Bleiben',
  leave: 'Verlassen',

  faultTooOften: 'Linekeeper wurde beendet',
  faultTooOftenMore:
    'Es ist innerhalb von zehn Minuten mehrmals gescheitert und startet nicht mehr von selbst. Das Gedächtnis ist unversehrt. Mehr steht im Protokoll im Datenordner.',
};

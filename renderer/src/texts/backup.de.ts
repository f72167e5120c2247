import type { backupEn } from './backup.en.ts';
import type { Words } from './catalogue.ts';
import { plural } from './plural.ts';

export const backupDe: Words<typeof backupEn> = {
  title: 'Sicherung',
  lead: 'Eine Kopie von allem, was gemerkt ist, in einer verschlüsselten Datei: für den Tag, an dem dieser Datenträger stirbt, und für den Umzug auf einen neuen Computer.',
  now: {
    title: 'Wie es steht',
    busy: 'Gerade wird eine Sicherung angelegt oder angesehen. Das dauert Sekunden, bei einem großen Gedächtnis Minuten.',
    off: 'Es werden keine Sicherungen angelegt. Stirbt dieser Datenträger, ist alles Gemerkte verloren. Wählen Sie einen Ordner und eine Passphrase.',
    paused: 'Von selbst werden keine Sicherungen angelegt. Schalten Sie sie unten ein, oder legen Sie jetzt eine an.',
    none: 'Es wurde noch keine angelegt.',
    away: 'Der Ordner ist gerade nicht da: ein abgezogenes Laufwerk, oder ein Netz, das weg ist.',
    failed: (why) => `Die letzte Sicherung ist misslungen: ${why}`,
    good: 'Die letzte Sicherung wurde wieder geöffnet und ist vollständig.',
    last: 'Letzte gute',
    never: 'noch keine',
    where: 'Liegt in',
    size: 'Größe',
    next: 'Nächste',
    byHand: 'nur wenn Sie es sagen',
    make: 'Jetzt sichern',
  },
  settings: {
    title: 'Wohin und wie',
    folder: 'Ordner für Sicherungen',
    folderHelp:
      'Am besten auf einem anderen Datenträger, einem Stick oder in einem Ordner, den ein Cloud-Dienst mitnimmt. Bitte den ganzen Pfad.',
    choose: 'Auswählen …',
    saveFolder: 'Diesen Ordner nehmen',
    folderSaved: 'Der Ordner ist gewählt.',
    daily: 'Jede Nacht eine anlegen',
    dailyHelp: 'Sieben Tage und vier Wochen bleiben; ältere werden von selbst entfernt.',
    recordings: 'Mit den Aufnahmen, die hier liegen',
    recordingsHelp: 'Sie machen die Datei viel größer. Was ElevenLabs noch hat, lässt sich auch ohne sie wieder holen.',
    done: {
      daily: { on: 'Ab jetzt wird jede Nacht eine angelegt.', off: 'Ab jetzt wird keine von selbst angelegt.' },
      recordings: { on: 'Aufnahmen kommen ab jetzt mit.', off: 'Aufnahmen bleiben ab jetzt weg.' },
    },
  },
  passphrase: {
    title: 'Passphrase',
    isSet: 'Eine Passphrase ist gesetzt. Sie wird nirgends wieder gezeigt.',
    isNotSet: 'Es ist noch keine Passphrase gesetzt.',
    warning:
      'Ohne die Passphrase kann niemand eine Sicherung öffnen: nicht Sie, nicht wir, niemand. Schreiben Sie sie auf Papier, und bewahren Sie es nicht bei diesem Computer auf.',
    set: 'Passphrase wählen',
    change: 'Ändern',
    changeHelp:
      'Eine neue gilt für die Sicherungen ab jetzt. Ältere Dateien öffnen sich mit der, mit der sie angelegt wurden.',
    field: 'Passphrase',
    fieldHelp: 'Mindestens 12 Zeichen. Gut sind vier Wörter, die nichts miteinander zu tun haben.',
    repeat: 'Noch einmal dieselbe',
    differs: 'Das ist nicht dieselbe.',
    save: 'Behalten',
    saved: 'Die Passphrase ist behalten.',
  },
  list: {
    title: 'Sicherungen in diesem Ordner',
    none: 'Es gibt noch keine.',
    away: 'Der Ordner lässt sich gerade nicht lesen.',
    of: 'Sicherung von',
    look: 'Hineinsehen',
    restore: 'Diese einspielen',
    another: 'Aus einer anderen Datei oder einem anderen Ordner einspielen',
  },
  inside: {
    title: 'Was darin steckt',
    opening: 'Sie wird geöffnet, wie es beim Einspielen geschähe. Bei einer großen dauert das Minuten.',
    caption: 'Was jetzt hier ist, und was in der Sicherung steckt',
    here: 'Jetzt hier',
    there: 'In der Sicherung',
    callers: 'Anrufer',
    calls: 'Anrufe',
    appointments: 'Termine',
    recordings: (count, bytes) =>
      count === 0
        ? 'Es gab keine Aufnahme, die mitkommen konnte.'
        : `${plural('de', count, 'Aufnahme', 'Aufnahmen')} darin (${bytes}).`,
    noRecordings: 'Aufnahmen wurden weggelassen.',
    made: 'Angelegt',
    by: (version) => `von Linekeeper ${version}`,
    whole: 'Sie ist vollständig, und die Passphrase öffnet sie.',
    other: 'Sie ist von einem anderen Gedächtnis als dem, das hier ist.',
    stay: (callers, calls) =>
      `Hier seitdem vergessen: ${plural('de', callers, 'Anrufer', 'Anrufer')} und ${plural('de', calls, 'Anruf', 'Anrufe')}. Sie bleiben vergessen.`,
    unknown:
      'Ob seitdem jemand vergessen wurde, kann hier niemand wissen: Die Liste, die neben den Sicherungen liegt, fehlt. Nehmen Sie die neueste.',
    nobody: 'Seither wurde hier niemand vergessen.',
    knownUntil: 'Wer vergessen wurde, sagt die Liste neben der Sicherung. Sie wurde geschrieben am',
    knownNoLonger:
      'Wer später vergessen wurde, käme zurück: Nehmen Sie die Liste aus dem Ordner mit der neuesten Sicherung.',
  },
  restore: {
    back: 'Sicherung',
    title: 'Eine Sicherung einspielen',
    lead: 'Was hier gemerkt ist, wird beiseitegelegt, und die Sicherung tritt an seine Stelle. Vor dem letzten Schritt geschieht nichts.',
    steps: { choose: '1. Welche Datei?', compare: '2. Was steckt darin?', confirm: '3. Einspielen' },
    folder: 'Ordner mit der Sicherung',
    folderHelp: 'Wo die Datei liegt, zum Beispiel auf einem Stick. Bitte den ganzen Pfad.',
    look: 'In diesen Ordner sehen',
    files: 'Welche Sicherung?',
    noFiles: 'In diesem Ordner liegt keine Sicherung: Ihre Namen enden auf .lkbackup.',
    passphrase: 'Passphrase dieser Sicherung',
    passphraseHelp: 'Die, mit der sie angelegt wurde.',
    passphraseKept: 'Lassen Sie das Feld leer, wenn es die ist, die hier behalten wird.',
    open: 'Öffnen',
    warning:
      'Alles, was seit der Sicherung dazukam, geht: Anrufer, Anrufe, Termine, Einstellungen. Es liegt sieben Tage lang beiseite.',
    meanwhile:
      'Linekeeper hält an, spielt sie ein und beginnt von selbst wieder. Solange wird das Telefon ohne Gedächtnis beantwortet; Anrufe, die enden, werden danach geholt.',
    word: 'einspielen',
    type: (word) => `Tippen Sie „${word}“, um fortzufahren`,
    action: 'Jetzt einspielen',
    again: 'Eine andere Datei wählen',
    working: 'Sie wird eingespielt',
    workingHelp:
      'Linekeeper hält an, setzt die Sicherung ein und beginnt wieder. Diese Seite kommt von selbst zurück; schalten Sie den Computer nicht aus.',
    howItStands: 'Sehen, wie es steht',
  },
  outcome: {
    done: 'Eine Sicherung wurde eingespielt',
    failed: 'Die Sicherung wurde nicht eingespielt',
    nothing: 'Alles ist, wie es war.',
    at: 'Eingespielt',
    file: 'Aus',
    madeAt: 'Angelegt',
    aside: 'Was vorher hier war',
    asideHelp: 'Es liegt dort sieben Tage lang und geht sofort, wenn jemand vergessen wird.',
    movedTitle: 'Neu auf diesem Computer: worauf zu achten ist',
    moved: {
      other: 'Beenden Sie Linekeeper auf dem anderen Computer: Nur eines darf das Telefon beantworten.',
      way: 'Sehen Sie nach, ob der Weg zum Telefon hier offen ist.',
      secrets:
        'Schlüssel, die der andere Computer von außen bekam, aus seiner Umgebung, müssen noch einmal eingegeben werden.',
      token: 'Programme, die das API-Token benutzen, brauchen das dieses Computers.',
      folder: 'Wählen Sie einen Ordner für die Sicherungen dieses Computers.',
    },
    links: {
      way: 'Der Weg zum Telefon',
      secrets: 'Geheimnisse',
    },
    read: 'Gelesen',
  },
};

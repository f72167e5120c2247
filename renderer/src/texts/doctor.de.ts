import type { Words } from './catalogue.ts';
import type { doctorEn } from './doctor.en.ts';

export const doctorDe: Words<typeof doctorEn> = {
  title: 'Doktor',
  lead: 'Was geht und was nicht, das Schlimmste zuerst. Was sich hier in Ordnung bringen lässt, hat einen Knopf.',
  again: 'Noch einmal nachsehen',
  looked: 'Nachgesehen',
  looking: 'Es wird alles angesehen. Die Anbieter zu fragen dauert einige Sekunden.',
  worst: {
    ok: 'Alles geht.',
    note: 'Alles geht. Etwas sollten Sie wissen.',
    warning: 'Es geht, aber nicht alles so, wie es soll.',
    error: 'Etwas geht nicht, und Anrufer merken es.',
    unknown: 'Nicht alles konnte angesehen werden.',
  },
  groups: {
    program: 'Linekeeper selbst',
    memory: 'Das Gedächtnis',
    way: 'Der Weg zum Telefon',
    providers: 'ElevenLabs und Twilio',
    calls: 'Anrufe',
    computer: 'Dieser Rechner',
    limits: 'Wie voll die Warteschlangen sind',
  },
  states: {
    ok: 'In Ordnung',
    note: 'Gut zu wissen',
    warning: 'Braucht Sie',
    error: 'Geht nicht',
    unknown: 'Nicht angesehen',
  },
  arrange: 'Sicherungen einrichten',
  fixed: 'In Ordnung gebracht.',
  notFixed: 'Es wurde versucht, und ist noch so.',
  bundle: {
    title: 'Für den, der Ihnen hilft',
    help: 'Eine Datei, die sagt, wie es um dieses Linekeeper steht, und nichts über Ihre Anrufer: keine Namen, keine Nummern, keine Worte aus Gesprächen, keine Schlüssel. Sie sehen alles, bevor Sie es speichern, und es wird nirgendwohin geschickt.',
    prepare: 'Datei vorbereiten',
    preview: 'Was in der Datei steht',
    save: 'Datei speichern',
    saved: 'Die Datei wurde gespeichert.',
  },
};

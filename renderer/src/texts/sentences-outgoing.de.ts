import type { outgoingSentences } from '#contract/sentences-outgoing.ts';

export const outgoingSentencesDe: Readonly<Record<keyof typeof outgoingSentences, string>> = {
  outgoing_off:
    'Anrufe durch Linekeeper sind ausgeschaltet. Schalten Sie sie unter „Einrichten“, Der Weg zum Telefon, ein.',
  outgoing_paused: 'Linekeeper pausiert. Setzen Sie fort, bevor Sie jemanden anrufen lassen.',
  outgoing_number_unreadable: 'Das ist keine Telefonnummer, die man anrufen könnte.',
  outgoing_number_short: 'Notruf- und andere Kurznummern werden nie angerufen.',
  outgoing_number_dear: 'Nummern, die extra kosten, werden nie angerufen.',
  outgoing_number_own: 'Diese Nummer gehört dem Betrieb selbst.',
  outgoing_number_missing: 'Von dieser Person ist keine Nummer bekannt.',
  outgoing_blocked: 'Diese Person ist gesperrt. Heben Sie die Sperre erst auf.',
  outgoing_refused: 'Diese Person möchte nicht angerufen werden.',
  outgoing_refusal_said:
    'In einem Gespräch hat diese Person wohl darum gebeten, nicht angerufen zu werden. Sehen Sie es sich erst auf ihrer Seite an.',
  outgoing_not_asked: 'Niemand hat diese Person gefragt, ob sie angerufen werden darf.',
  outgoing_quiet:
    'Dort, wo diese Nummer zu Hause ist, ist es {time} Uhr. Von {from} bis {to} Uhr wird dort niemand angerufen.',
  outgoing_sunday: 'Dort, wo diese Nummer zu Hause ist, ist Sonntag. Sonntags wird dort niemand angerufen.',
  outgoing_day_full:
    'Der Betrieb hat heute {cap} Anrufe gemacht, so viele wie erlaubt. Der nächste ist morgen möglich.',
  outgoing_called_lately: 'Diese Nummer wurde vor weniger als {minutes} Minuten angerufen.',
  outgoing_on_the_phone: 'Diese Person telefoniert gerade schon mit dem Agenten.',
  outgoing_line_busy: 'Die Leitung ist durch einen anderen Anruf von Linekeeper belegt. Warten Sie, bis er vorbei ist.',
  outgoing_no_agent: 'Der Betrieb hat noch keinen Agenten. Wählen Sie einen unter Verbinden.',
  outgoing_no_line:
    'Der Betrieb hat keine Leitung, die hinaustelefonieren kann. Schließen Sie seine Nummer unter Verbinden an.',
  outgoing_unknown:
    'Ob das Telefon geklingelt hat, ist nicht bekannt. Linekeeper ruft nicht von selbst noch einmal an: Sehen Sie in der Liste der Anrufe nach, bevor Sie es tun.',
  outgoing_not_made: 'Unser Anruf wurde nicht gemacht.',
};

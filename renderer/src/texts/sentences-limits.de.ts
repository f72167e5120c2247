import type { limitSentences } from '#contract/sentences-limits.ts';

export const limitSentencesDe: Readonly<Record<keyof typeof limitSentences, string>> = {
  doctor_limit_rings: 'Klingeln, das noch nicht aufgeschrieben ist: {used}, höchstens {bound}.',
  doctor_limit_rings_near:
    'Klingeln, das noch nicht aufgeschrieben ist: {used}, höchstens {bound}. Darüber hinaus wird das älteste gar nicht aufgeschrieben. Sehen Sie nach, ob die Festplatte voll oder beschäftigt ist.',
  doctor_limit_deeds:
    'Nachrichten, Anrufenden und SMS von Twilio, die noch nicht aufgeschrieben sind: {used}, höchstens {bound}.',
  doctor_limit_deeds_near:
    'Nachrichten, Anrufenden und SMS von Twilio, die noch nicht aufgeschrieben sind: {used}, höchstens {bound}. Darüber hinaus können weitere verloren gehen. Sehen Sie nach, ob die Festplatte voll oder beschäftigt ist.',
  doctor_limit_fetched: 'Anrufe, aus denen noch zu lernen ist: {used}. Verpasste werden bis {bound} geholt.',
  doctor_limit_fetched_near:
    'Anrufe, aus denen noch zu lernen ist: {used}. Ab {bound} werden verpasste erst geholt, wenn diese gelesen sind. Das geht von selbst weiter.',
  doctor_limit_bodies: 'Speicher für das, was gerade hereinkommt: {used} von {bound} MiB.',
  doctor_limit_bodies_near:
    'Speicher für das, was gerade hereinkommt: {used} von {bound} MiB. Darüber hinaus werden Berichte von Anrufen aufgeschoben und kommen wieder; das klingelnde Telefon hat eigenen Platz.',
  doctor_limit_sockets: 'Anrufe, deren Stimme über diesen Rechner geht: {used}, höchstens {bound} zugleich.',
  doctor_limit_sockets_near:
    'Anrufe, deren Stimme über diesen Rechner geht: {used}, höchstens {bound} zugleich. Darüber hinaus wird ein weiterer Anruf hier nicht verbunden.',
  doctor_limit_windows: 'Fenster, die verfolgen, was geschieht: {used}, höchstens {bound} zugleich.',
  doctor_limit_windows_near:
    'Fenster, die verfolgen, was geschieht: {used}, höchstens {bound} zugleich. Darüber hinaus erfährt ein weiteres nichts Neues. Schließen Sie einige.',
  doctor_limit_lent: 'Fragen an Ihr eigenes Modell zugleich: {used}, höchstens {bound}.',
  doctor_limit_lent_near:
    'Fragen an Ihr eigenes Modell zugleich: {used}, höchstens {bound}. Darüber hinaus wird dem Agenten gesagt, dass es zu viele sind.',
};

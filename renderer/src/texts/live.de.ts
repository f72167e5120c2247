import type { Words } from './catalogue.ts';
import type { liveEn } from './live.en.ts';
import { plural } from './plural.ts';

export const liveDe: Words<typeof liveEn> = {
  title: 'Was gerade gesprochen wird',
  titleOver: 'Was gesprochen wurde',
  silent: 'Noch hat niemand etwas gesagt.',
  over: 'So wurde es gehört. Der Bericht über den Anruf tritt an seine Stelle, sobald er da ist.',
  earlier: (turns: number) =>
    `Davor ${plural('de', turns, 'weitere Äußerung', 'weitere Äußerungen')}: Im Bericht über den Anruf stehen auch sie.`,
  interrupted: 'unterbrochen',
  newest: 'Zu den neuesten Worten',
  roles: { agent: 'Agent', caller: 'Anrufer' },
  listen: {
    start: 'Mithören',
    startOf: (who: string) => `Mithören: ${who}`,
    starting: 'Wird verbunden …',
    stop: 'Nicht mehr mithören',
    stopOf: (who: string) => `Nicht mehr mithören: ${who}`,
    on: 'Sie hören mit. Am Telefon hört Sie niemand.',
    failed: 'Mithören geht nicht',
    setup: 'Zur Einrichtung',
  },
};

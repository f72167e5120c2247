import type { IncomingText, TextReport } from '../domain/texts/incoming.ts';
import type { CarrierDeeds } from './carrier-deeds.ts';
import type { TextAnswers } from './text-answers.ts';

type Deps = {
  deeds: Pick<CarrierDeeds, 'kept'>;
  answers: TextAnswers;
  reported: (id: string, report: TextReport) => void;
};

export type TextArrivals = ReturnType<typeof createTextArrivals>;

/** What the carrier hands over about texts; it is told where that could not be written yet. */
export function createTextArrivals({ deeds, answers, reported }: Deps) {
  return {
    /**
     * What is answered; null where it could not be understood in time. What was wanted is done then as soon as it can be,
     * without an answer, or with one where the carrier delivers it again before.
     */
    async receive(text: IncomingText): Promise<{ reply: string | null } | null> {
      let reply: string | null = null;
      let isAwaited = true;
      const isKept = await deeds.kept(() => {
        if (isAwaited) reply = answers.receive(text);
        else answers.heed(text);
      }, `text:${text.sid}`);
      isAwaited = false;
      return isKept ? { reply } : null;
    },
    /** False while what became of a text could not be written. */
    reported: (id: string, report: TextReport): Promise<boolean> => deeds.kept(() => reported(id, report)),
  };
}

import { useRef, useState } from 'react';

import type { Appointment } from '#contract/front-desk.ts';
import { useCommandMutation } from '../../client/use-command.ts';
import { calendarTexts } from '../../texts/calendar.ts';
import { useErrorWords } from '../../texts/error-words.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { moment } from '../../texts/moments.ts';
import { useToast } from '../../ui/toasts.tsx';
import { canInsist } from './refused.tsx';

/** Where an appointment is to be; `swap`: in another room in the place of one it has. */
export type Target = { start: string; staffId: string; swap?: Swap };
type Swap = { leave: string; take: string };

/** A move that was not made, and why. */
export type Refusal = {
  appointment: Appointment;
  target: Target;
  words: string;
  /** Nobody works then: the owner may want it all the same. */
  canInsist: boolean;
};

export type Moves = {
  /** The appointments as they will be where a move is on its way. */
  shown: (appointments: readonly Appointment[]) => Appointment[];
  isGoing: (id: string) => boolean;
  move: (appointment: Appointment, target: Target, anyway?: boolean) => void;
  refusals: readonly Refusal[];
  dismiss: (id: string) => void;
};

/**
 * Moves appointments: shown where they go at once, and put back with the reason where that is refused. One that is on
 * its way is not moved again before it has arrived.
 */
export function useMoves(zone: string): Moves {
  const t = useTexts(calendarTexts);
  const { language } = useLanguage();
  const say = useToast();
  const words = useErrorWords();
  // The mutation ends when the list is there anew, so that nothing jumps back for a moment.
  const { mutateAsync } = useCommandMutation('appointments.move', { refreshes: ['appointments.list'] });
  const [going, setGoing] = useState<ReadonlyMap<string, Target>>(new Map());
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const onTheWay = useRef(new Set<string>());
  const dismiss = (id: string): void => setRefusals((now) => now.filter(({ appointment }) => appointment.id !== id));

  async function send(appointment: Appointment, target: Target, anyway: boolean): Promise<void> {
    const { id, start, staffId } = appointment;
    try {
      await mutateAsync({ id, ...target, anyway, key: crypto.randomUUID() });
      const moved = t.moved(moment(language, target.start, zone, 'dayAndTime'));
      const back = (): void => move(movedTo(appointment, target), { start, staffId, ...swappedBack(target) }, true);
      say({ text: moved, onUndo: back });
    } catch (error) {
      setRefusals((now) => [...now, { appointment, target, words: words(error), canInsist: canInsist(error) }]);
    }
  }

  function move(appointment: Appointment, target: Target, anyway = false): void {
    const { id } = appointment;
    if (onTheWay.current.has(id)) return;
    onTheWay.current.add(id);
    dismiss(id);
    setGoing((now) => new Map(now).set(id, target));
    void send(appointment, target, anyway).finally(() => {
      onTheWay.current.delete(id);
      setGoing((now) => new Map([...now].filter(([other]) => other !== id)));
    });
  }

  return {
    shown: (appointments) => appointments.map((one) => movedTo(one, going.get(one.id))),
    isGoing: (id) => going.has(id),
    ...{ move, refusals, dismiss },
  };
}

function movedTo(appointment: Appointment, target: Target | undefined): Appointment {
  if (!target) return appointment;
  const { start, staffId, swap } = target;
  const length = Date.parse(appointment.end) - Date.parse(appointment.start);
  const end = new Date(Date.parse(start) + length).toISOString();
  const resourceIds = appointment.resourceIds.map((id) => (id === swap?.leave ? swap.take : id));
  return { ...appointment, start, staffId, end, resourceIds };
}

function swappedBack({ swap }: Target): { swap?: Swap } {
  return swap ? { swap: { leave: swap.take, take: swap.leave } } : {};
}

import type { Appointment } from '#contract/front-desk.ts';
import { useCommandQuery } from '../../client/use-command.ts';
import { useShopZone } from '../../shop/use-shops.ts';
import { dayIn } from '../../texts/moments.ts';
import { useNow } from '../../ui/use-now.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** As far ahead as anything can be booked, and as far back as anybody asks. */
const AHEAD_DAYS = 730;
const BACK_DAYS = 1826;

/** A caller's appointments, and which of them are ahead (the next one first) and past (the last one first). */
export function useAppointmentsOf(callerId: string, business: string) {
  const now = useNow(MINUTE_MS);
  const today = dayIn(useShopZone(business), now);
  const from = dayFrom(today, -BACK_DAYS);
  const to = dayFrom(today, AHEAD_DAYS);
  const answer = useCommandQuery('appointments.list', { business, callerId, from, to, cancelled: true });

  function apart(appointments: readonly Appointment[]): { ahead: Appointment[]; past: Appointment[] } {
    const isAhead = ({ end, status }: Appointment): boolean => status === 'scheduled' && Date.parse(end) > now;
    const inOrder = appointments.toSorted((a, b) => a.start.localeCompare(b.start));
    return { ahead: inOrder.filter(isAhead), past: inOrder.filter((one) => !isAhead(one)).reverse() };
  }

  return { answer, apart };
}

function dayFrom(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

import type { Random } from '../../test/receptionist/random.ts';
import type { Ledger } from './ledger.ts';
import type { Program } from './program.ts';
import { HOURS, type Person } from './shop.ts';
import type { Wire } from './wire.ts';

type Deps = { program: Program; wire: Wire; ledger: Ledger; random: Random; signal: AbortSignal };

const Kept = z.object({ id: z.string() });
const Offers = z.object({ data: z.object({ slots: z.array(z.object({ startTime: z.string() })) }) });
const Booked = z.object({ success: z.literal(true), data: z.object({ appointment: Kept }) });
const Done = z.object({ success: z.boolean() });

/** Two people who cut hair, a year of free times. @returns the id of what can be booked */
export async function openShop(wire: Wire): Promise<string> {
  const save = async (command: string, given: object): Promise<unknown> => {
    const answer = await wire.owner(command, given);
    if (answer?.status !== 200) throw new Error(`${command} was answered with ${answer?.status ?? 'nothing'}.`);
    return answer.body;
  };
  await save('businesses.save', {
    ...{ id: 'default', name: 'Salon Marigold', zone: 'Europe/London', region: 'US', trade: 'salon', hours: HOURS },
  });
  await save('staff.save', { name: 'Maya' });
  await save('staff.save', { name: 'Tom' });
  const cut = { name: 'Haircut', description: 'A haircut', category: 'hair', minutes: 30 };
  return Kept.parse(await save('services.save', { ...cut, price: { amount: 5000, currency: 'GBP' } })).id;
}

/** Calls that book a time and half of the time take it back, until the signal. */
export async function keepBooking(deps: Deps, serviceId: string, people: readonly Person[]): Promise<void> {
  const { random, ledger, signal } = deps;
  for (let nth = 0; !signal.aborted; nth += 1) {
    const person = random.pick(people);
    const callSid = `CA_booker_${person.number.slice(-4)}_${nth}_${random.below(1e6)}`;
    const starts = ledger.counts.starts;
    const rung = await deps.wire.ring({ caller_id: person.number, agent_id: 'agent_0000example', call_sid: callSid });
    ledger.counts.tools += 1;
    if (rung?.status === 200) await bookOnce(deps, { serviceId, person, callSid, starts });
    await pause(random.between(300, 1500));
  }
}

/** `starts`: how often the program had begun again when it rang; whose call it is may be lost with a killed one. */
type OneCall = { serviceId: string; person: Person; callSid: string; starts: number };

async function bookOnce(
  { program, wire, ledger, random }: Deps,
  { serviceId, person, callSid, starts }: OneCall,
): Promise<void> {
  const day = new Date(Date.now() + random.between(2, 20) * 86_400_000).toISOString().slice(0, 10);
  const offered = await wire.tool('check_availability', { serviceId, date: day, call_sid: callSid });
  const slots = Offers.safeParse(offered?.body).data?.data.slots ?? [];
  if (slots.length === 0) return;
  const { startTime } = random.pick(slots);
  const asked = { serviceId, customerName: person.name, startTime, call_sid: callSid };
  const booked = Booked.safeParse((await wire.tool('book_appointment', asked))?.body);
  if (!booked.success) return;
  const { id } = booked.data.data.appointment;
  if (ledger.booked.get(id) === 'cancelled') ledger.wrong.push('A cancelled appointment was given out once more.');
  // Who asks for what they have is given that: it was made on an earlier call, and to cancel it takes their name too.
  const asToCancel = ledger.booked.has(id) ? { customerName: person.name } : {};
  ledger.booked.set(id, 'scheduled');
  if (random.chance(0.5)) return;
  ledger.booked.set(id, 'unsure');
  const gone = await wire.tool('cancel_appointment', { ...asToCancel, appointmentId: id, call_sid: callSid });
  if (Done.safeParse(gone?.body).data?.success === true) ledger.booked.set(id, 'cancelled');
  else if (gone?.status === 200 && program.weather.now === 'up' && ledger.counts.starts === starts)
    ledger.wrong.push('An appointment could not be cancelled by who booked it.');
}

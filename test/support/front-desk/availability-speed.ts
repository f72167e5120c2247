import { CUT, deskOnFile, idOf, MONDAY } from './desk-on-file.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PEOPLE = 20;
/** A system may count a thread's time in ticks of 4 ms, which is what one question takes. */
const AT_ONCE = 20;

/**
 * Milliseconds of a processor that 60 days of a shop of 20 people take, half booked, at their fastest: of a new shop,
 * and after `old` appointments of years before. The two are asked in turn, so that what else goes on falls on both.
 */
export function availabilitySpeed({ old, rounds }: { old: number; rounds: number }) {
  const [young, grown] = [shopOf(0), shopOf(old)];
  let [fresh, aged, slots] = [Infinity, Infinity, 0];
  for (let round = 0; round < rounds; round += 1) {
    fresh = Math.min(
      fresh,
      timed(() => (slots = young.ask().length)),
    );
    aged = Math.min(aged, timed(grown.ask));
  }
  young.close();
  grown.close();
  return { fresh, aged, slots };
}

function shopOf(old: number) {
  const bench = deskOnFile(':memory:');
  const { stores, frontDesk } = bench;
  bench.setUp({ people: PEOPLE, chairs: 8 }, { bufferAfterMin: 10, horizonDays: 60 });
  let count = 0;
  function put(start: number): void {
    const [id, staffId] = [idOf(1_000_000 + count), idOf(count % PEOPLE)];
    count += 1;
    const end = start + HOUR / 2;
    stores.appointments.save({
      ...{ id, businessId: 'default', serviceId: CUT, staffId, personId: null, name: null, callerName: null },
      ...{
        contact: null,
        masked: null,
        contactKey: null,
        callId: null,
        note: null,
        startMs: start,
        endMs: end,
        status: 'scheduled',
      },
      createdAt: MONDAY.toISOString(),
      booked: {
        serviceName: '',
        staffName: '',
        resourceIds: [],
        addOns: [],
        price: null,
        bufferBeforeMin: 0,
        bufferAfterMin: 0,
      },
    });
    stores.occupations.occupy([staffId], { start, end }, { businessId: 'default', appointmentId: id });
  }
  const midnight = MONDAY.getTime() - 7.5 * HOUR;
  stores.transact(() => {
    // Four a day for each of them, backwards from yesterday and forwards from today.
    for (let index = 0; index < old; index += 1)
      put(midnight - DAY * (1 + Math.floor(index / (PEOPLE * 4))) + (9 + (Math.floor(index / PEOPLE) % 4) * 2) * HOUR);
    for (let index = 0; index < 60 * PEOPLE * 4; index += 1)
      put(midnight + DAY * Math.floor(index / (PEOPLE * 4)) + (9 + (Math.floor(index / PEOPLE) % 4) * 2) * HOUR);
  });
  const to = new Date(MONDAY.getTime() + 60 * DAY).toISOString();
  const asked = {
    businessId: 'default',
    serviceId: CUT,
    staffId: null,
    addOnIds: [],
    holder: null,
    by: 'agent' as const,
  };
  return {
    close: () => bench.close(),
    ask: () => frontDesk.availability.slots({ ...asked, from: MONDAY.toISOString(), to }),
  };
}

function timed(work: () => unknown): number {
  const began = process.threadCpuUsage();
  for (let nth = 0; nth < AT_ONCE; nth += 1) work();
  const { user, system } = process.threadCpuUsage(began);
  return (user + system) / 1000 / AT_ONCE;
}

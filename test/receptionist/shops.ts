export type Trade = 'salon' | 'dentist' | 'garage';

export type Shop = {
  id: string;
  name: string;
  trade: Trade;
  zone: string;
  number: string;
  agentId: string;
};

/** Three shops. London and New York change their clocks in different weeks; the numbers are all American fiction. */
export const shops: readonly Shop[] = [
  {
    id: 'salon',
    name: 'Harbour Hair',
    trade: 'salon',
    zone: 'America/New_York',
    number: '+19175550190',
    agentId: 'agent_salon',
  },
  {
    id: 'dentist',
    name: 'Canal Dental',
    trade: 'dentist',
    zone: 'Europe/London',
    number: '+19175550191',
    agentId: 'agent_dentist',
  },
  {
    id: 'garage',
    name: 'Northside Motors',
    trade: 'garage',
    zone: 'America/New_York',
    number: '+19175550192',
    agentId: 'agent_garage',
  },
];

/** Sundays on which the clocks of the two zones change within the 18 months, at an hour around the change, in UTC. */
export const clockChanges: readonly string[] = [
  '2025-10-26T00:50:00Z',
  '2025-11-02T05:40:00Z',
  '2025-11-02T06:20:00Z',
  '2026-03-08T06:50:00Z',
  '2026-03-08T07:10:00Z',
  '2026-03-29T00:55:00Z',
  '2026-03-29T01:15:00Z',
  '2026-10-25T01:30:00Z',
];

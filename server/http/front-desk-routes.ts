import type { CommandName } from '#contract/commands.ts';

type Route = {
  method: 'get' | 'post' | 'delete';
  path: string;
  command: CommandName;
  summary: string;
  body?: 'all';
};

const routes: readonly Route[] = [
  { method: 'get', path: '/api/availability', command: 'availability.get', summary: 'Free times for a service' },
  { method: 'get', path: '/api/appointments', command: 'appointments.list', summary: 'Appointments of some days' },
  {
    ...{ method: 'post', path: '/api/appointments', command: 'appointments.book' },
    summary: 'Book, once for each `key`; refused (409) where the time is taken or nobody works',
    body: 'all',
  },
  { method: 'get', path: '/api/appointments/{id}', command: 'appointments.get', summary: 'An appointment' },
  {
    ...{ method: 'post', path: '/api/appointments/{id}/move', command: 'appointments.move' },
    summary: 'Move it in one step; refused (409), it stays where it was',
    body: 'all',
  },
  {
    ...{ method: 'post', path: '/api/appointments/{id}/cancel', command: 'appointments.cancel' },
    summary: 'Cancel it; the time is free again at once',
    body: 'all',
  },
  { method: 'get', path: '/api/waitlist', command: 'waitlist.list', summary: 'Who waits, longest first' },
  {
    ...{ method: 'post', path: '/api/waitlist', command: 'waitlist.add' },
    summary: 'Put a caller on the waiting list',
    body: 'all',
  },
  { method: 'delete', path: '/api/waitlist/{id}', command: 'waitlist.remove', summary: 'Take somebody off it' },
  {
    ...{ method: 'post', path: '/api/waitlist/{id}/offer', command: 'waitlist.offer' },
    summary: 'Keep a free time for them and ask them, where they agreed to be asked (409)',
    body: 'all',
  },
  {
    ...{ method: 'post', path: '/api/waitlist/{id}/book', command: 'waitlist.book' },
    summary: 'Book a free time for them, who want it',
    body: 'all',
  },
  {
    ...{ method: 'post', path: '/api/waitlist/{id}/answer', command: 'waitlist.answer' },
    summary: 'What they said to the time that is kept for them',
    body: 'all',
  },
];

/** Appointments, free times and the waiting list for scripts. */
export const frontDeskRoutes = routes.map((route) => ({
  ...route,
  parameters: [...route.path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name ?? ''),
}));

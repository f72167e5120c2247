import { at, type ApiRoute } from './api-route.ts';

/** Appointments, free times and the waiting list for scripts. */
export const frontDeskRoutes: readonly ApiRoute[] = [
  { ...at('get', '/api/availability'), command: 'availability.get', summary: 'Free times for a service' },
  { ...at('get', '/api/appointments'), command: 'appointments.list', summary: 'Appointments of some days' },
  {
    ...at('post', '/api/appointments'),
    command: 'appointments.book',
    summary: 'Book, once for each `key`; refused (409) where the time is taken or nobody works',
    body: 'all',
  },
  { ...at('get', '/api/appointments/{id}'), command: 'appointments.get', summary: 'An appointment' },
  {
    ...at('post', '/api/appointments/{id}/move'),
    command: 'appointments.move',
    summary: 'Move it in one step; refused (409), it stays where it was',
    body: 'all',
  },
  {
    ...at('post', '/api/appointments/{id}/cancel'),
    command: 'appointments.cancel',
    summary: 'Cancel it; the time is free again at once',
    body: 'all',
  },
  { ...at('get', '/api/waitlist'), command: 'waitlist.list', summary: 'Who waits, longest first' },
  {
    ...at('post', '/api/waitlist'),
    command: 'waitlist.add',
    summary: 'Put a caller on the waiting list',
    body: 'all',
  },
  { ...at('delete', '/api/waitlist/{id}'), command: 'waitlist.remove', summary: 'Take somebody off it' },
  {
    ...at('post', '/api/waitlist/{id}/offer'),
    command: 'waitlist.offer',
    summary: 'Keep a free time for them and ask them, where they agreed to be asked (409)',
    body: 'all',
  },
  {
    ...at('post', '/api/waitlist/{id}/book'),
    command: 'waitlist.book',
    summary: 'Book a free time for them, who want it',
    body: 'all',
  },
  {
    ...at('post', '/api/waitlist/{id}/answer'),
    command: 'waitlist.answer',
    summary: 'What they said to the time that is kept for them',
    body: 'all',
  },
];

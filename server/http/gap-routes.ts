import { at, type ApiRoute } from './api-route.ts';

/** What callers asked in vain, and the morning sheet, for scripts. */
export const gapRoutes: readonly ApiRoute[] = [
  { ...at('get', '/api/gaps'), command: 'gaps.list', summary: 'What callers asked and the agent did not know' },
  {
    ...at('post', '/api/gaps/{key}/answer'),
    command: 'gaps.answer',
    summary: 'Answer the `questions` of a topic: every caller’s agent is told from the next call on',
    body: 'all',
  },
  {
    ...at('post', '/api/gaps/{key}/dismiss'),
    command: 'gaps.dismiss',
    summary: 'Not needed: the topic is not listed any more',
    body: 'all',
  },
  {
    ...at('delete', '/api/gaps/settled/{id}'),
    command: 'gaps.reopen',
    summary: 'Take an answer, with its note, or a dismissal back',
  },
  {
    ...at('get', '/api/morning-sheet'),
    command: 'morning-sheet.get',
    summary: 'Bookings, call-backs and open questions of a day, as printed in the morning',
  },
];

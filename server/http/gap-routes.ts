import type { CommandName } from '#contract/commands.ts';

type Route = { method: 'get' | 'post' | 'delete'; path: string; command: CommandName; summary: string; body?: 'all' };

const routes: readonly Route[] = [
  { method: 'get', path: '/api/gaps', command: 'gaps.list', summary: 'What callers asked and the agent did not know' },
  {
    ...{ method: 'post', path: '/api/gaps/{key}/answer', command: 'gaps.answer' },
    summary: 'Answer the `questions` of a topic: every caller’s agent is told from the next call on',
    body: 'all',
  },
  {
    ...{ method: 'post', path: '/api/gaps/{key}/dismiss', command: 'gaps.dismiss' },
    summary: 'Not needed: the topic is not listed any more',
    body: 'all',
  },
  {
    ...{ method: 'delete', path: '/api/gaps/settled/{id}', command: 'gaps.reopen' },
    summary: 'Take an answer, with its note, or a dismissal back',
  },
  {
    ...{ method: 'get', path: '/api/morning-sheet', command: 'morning-sheet.get' },
    summary: 'Bookings, call-backs and open questions of a day, as printed in the morning',
  },
];

/** What callers asked in vain, and the morning sheet, for scripts. */
export const gapRoutes = routes.map((route) => ({
  ...route,
  parameters: [...route.path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name ?? ''),
}));

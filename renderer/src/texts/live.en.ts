import { plural } from './plural.ts';

export const liveEn = {
  title: 'What is being said',
  titleOver: 'What was said',
  silent: 'Nobody has said anything yet.',
  over: 'This is how it was heard. The report of the call takes its place when it arrives.',
  earlier: (turns: number) =>
    `${plural('en', turns, 'turn', 'turns')} before this: the report of the call will have them.`,
  interrupted: 'interrupted',
  newest: 'To the newest words',
  roles: { agent: 'Agent', caller: 'Caller' },
  listen: {
    start: 'Listen in',
    startOf: (who: string) => `Listen in: ${who}`,
    starting: 'Connecting …',
    stop: 'Stop listening',
    stopOf: (who: string) => `Stop listening: ${who}`,
    on: 'You are listening. Nobody on the phone hears you.',
    failed: 'You cannot listen',
    setup: 'To the set-up',
  },
} as const;

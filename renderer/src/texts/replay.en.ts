import { plural } from './plural.ts';

/** Words for an answer of then beside the answer of today, wherever that is shown. */
export const replayEn = {
  title: 'And today?',
  lead: 'What the same ring would be told with today’s memory. Nothing is sent and nothing is kept.',
  ask: 'Compare with today',
  again: 'Compare again',
  then: 'Told then',
  now: 'Told today',
  same: 'Today it would be told exactly the same.',
  none: 'Nothing was told then, so everything is new.',
  unchanged: (count: number) => plural('en', count, 'line is the same', 'lines are the same'),
  parts: { greeting: 'First words', line: 'Memory', variable: 'Variables', override: 'Changes to the agent' },
  nothing: 'Nothing',
} as const;

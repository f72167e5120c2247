import { expect, it } from 'vitest';

import { howServed } from '../../server/domain/served.ts';
import { aFinishedCall } from '../support/memory-makers.ts';

const hello = ['caller', 'Hello?'] as const;

it.each([
  ['the agent spoke', { turns: [['agent', 'Good morning']] }, { outcome: 'failure', durationSeconds: 3 }, 'served'],
  ['the agent looked something up', { turns: [hello], tools: [{}] }, { outcome: 'failure' }, 'served'],
  ['only the caller is heard, and it was a success', { turns: [hello] }, { outcome: 'success' }, 'served'],
  ['only the caller is heard', { turns: [hello] }, { outcome: 'unknown' }, 'missed'],
  ['only the caller is heard, and nobody judged', { turns: [hello] }, { outcome: null }, 'missed'],
  ['nobody spoke and it was over at once', {}, { outcome: 'success', durationSeconds: 2 }, 'missed'],
  ['no words were kept, and it was a success', {}, { outcome: 'success', durationSeconds: 60 }, 'served'],
  ['no words were kept, and it was a failure', {}, { outcome: 'failure', durationSeconds: 60 }, 'missed'],
  ['no words were kept, and nobody judged', {}, { outcome: null, durationSeconds: 60 }, 'untold'],
  ['no words were kept, and not even how long it was', {}, { outcome: 'unknown', durationSeconds: null }, 'untold'],
] as const)('when %s, then that decides whether the caller was served', (_case, script, over, how) => {
  expect(howServed({ ...aFinishedCall(script), ...over })).toBe(how);
});

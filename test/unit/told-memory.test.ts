import { describe, expect, it } from 'vitest';

import { withMemory } from '../../server/integrations/model/told-memory.ts';

const NOTES = '<<< NOTES ABOUT THIS CALLER\nShe said "quinces".\n>>>';
const USER = { role: 'user', content: 'Hello?' };
const part = (text: string) => ({ type: 'text', text });

describe('what a lent model is told of its caller', () => {
  it.each<[string, Record<string, unknown>, unknown]>([
    ['words', { role: 'system', content: 'You answer.' }, `You answer.\n\n${NOTES}`],
    ['words in parts', { role: 'system', content: [part('You answer.')] }, [part('You answer.'), part(NOTES)]],
    ['no parts', { role: 'system', content: [] }, [part(NOTES)]],
    ['no words', { role: 'system', content: '' }, NOTES],
    ['null', { role: 'system', content: null }, NOTES],
    ['nothing at all', { role: 'system' }, NOTES],
    ['something else', { role: 'system', content: 7 }, NOTES],
    ['the newer name of its role', { role: 'developer', content: 'You answer.' }, `You answer.\n\n${NOTES}`],
  ])('when the agent’s instructions are %s, then the notes stand behind them', (_case, told, content) => {
    expect(withMemory([told, USER], NOTES)).toEqual([{ ...told, content }, USER]);
  });

  it('when there are no instructions, then the notes come first', () => {
    expect(withMemory([USER], NOTES)).toEqual([{ role: 'system', content: NOTES }, USER]);
  });

  it('when the instructions come later, or twice, then the notes go to the first, and no place is changed', () => {
    const told = { role: 'developer', content: 'You answer.' };
    const again = { role: 'system', content: 'Be brief.' };
    expect(withMemory([USER, told, again], NOTES)).toEqual([
      USER,
      { ...told, content: `You answer.\n\n${NOTES}` },
      again,
    ]);
  });

  it.each([[`You answer.\n${NOTES}`], [[part('You answer.'), part(NOTES)]]])(
    'when they hold the notes already, then nothing is changed',
    (content) => {
      const messages = [{ role: 'system', content }, USER];
      expect(withMemory(messages, NOTES)).toEqual(messages);
    },
  );

  it('when what was sent is looked at again, then it is as it was', () => {
    const told = { role: 'system', content: 'You answer.' };
    const messages = [told, USER];
    withMemory(messages, NOTES);
    expect([messages, told]).toEqual([[{ role: 'system', content: 'You answer.' }, USER], told]);
  });
});

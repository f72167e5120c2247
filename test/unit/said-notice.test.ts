import { describe, expect, it } from 'vitest';

import { noticeIn } from '../../server/domain/connect/notice.ts';
import { noticeSaid } from '../../server/domain/connect/said-notice.ts';

const NONE = { turns: [], greeting: null, message: null };
const agent = (text: string) => ({ role: 'agent' as const, text });

describe('how a caller was told of the AI and the recording', () => {
  it('when the agent’s first words are known, then they count, whatever it was to say', () => {
    const greeting = `Hello. ${noticeIn('en')}`;
    expect(noticeSaid({ ...NONE, turns: [agent(greeting)] })).toEqual({ said: 'first_message', isHeard: true });
    expect(noticeSaid({ ...NONE, greeting, turns: [agent('Hello.'), agent(greeting)] })?.said).toBe('not');
    expect(noticeSaid({ ...NONE, greeting, turns: [{ role: 'caller', text: 'Is anybody there?' }] })).toEqual({
      said: 'first_message',
      isHeard: false,
    });
  });

  it('when only a message was left, then the words before it count', () => {
    expect(noticeSaid({ ...NONE, message: { words: null } })?.said).toBe('line');
    expect(noticeSaid({ ...NONE, message: { words: 'Speak now, we record it: this is recorded.' } })?.said).toBe(
      'line',
    );
    expect(noticeSaid({ ...NONE, message: { words: 'Speak after the tone.' } })?.said).toBe('not');
  });

  it('when nothing of it is known, then nothing is claimed', () => {
    expect(noticeSaid(NONE)).toBeNull();
    expect(noticeSaid({ ...NONE, greeting: 'Hello.' })?.said).toBe('not');
  });
});

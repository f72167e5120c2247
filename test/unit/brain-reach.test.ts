import { describe, expect, it } from 'vitest';

import type { SpokenTurn } from '../../server/domain/brain/history.ts';
import { createBrainReach } from '../../server/services/brain/brain-reach.ts';

const CLUE = { callRef: 'call-1', callSid: null, conversationId: null };

/** A brain that only keeps what it is told, within reach of whoever carries its call. */
function reached() {
  const reach = createBrainReach({
    callOf: ({ callRef }) => (callRef === null ? undefined : ({ id: callRef } as never)),
    report: (_where, error) => {
      throw error;
    },
  });
  const heard: string[][] = [];
  const said: [number, string][] = [];
  const over: number[] = [];
  let stopped = 0;
  const inner = {
    conversation: () => ({
      begins: () => undefined,
      heard: (_turn: number, turns: readonly SpokenTurn[]) => void heard.push(turns.map(({ text }) => text)),
      stop: () => void (stopped += 1),
    }),
  };
  const line = {
    say: (turn: number, text: string) => void said.push([turn, text.trim()]),
    done: (turn: number) => void over.push(turn),
  };
  const talk = reach.within(inner, { of: () => ({ language: 'de' }) }).conversation(line, CLUE);
  const says = (turn: number, ...texts: string[]): void =>
    talk.heard(
      turn,
      texts.map((text, index): SpokenTurn => ({ by: index % 2 === 0 ? 'caller' : 'agent', text })),
    );
  return { reach, talk, says, heard, said, over, stopped: () => stopped };
}

describe('a conversation of the owner’s model, within reach of its call', () => {
  it('when keys are pressed, then the model reads of them with what the caller says next, and ever after', () => {
    const { reach, says, heard } = reached();
    reach.pressed('call-1', 'Key 5.');
    reach.pressed('call-1', 'Key hash.');
    reach.pressed('call-2', 'Key 9.');
    says(1, 'Hello');
    reach.pressed('call-1', 'Key 1.');
    says(2, 'Hello', 'Good day', 'And now?');
    expect(heard).toEqual([
      ['(Key 5. Key hash.)\nHello'],
      ['(Key 5. Key hash.)\nHello', 'Good day', '(Key 1.)\nAnd now?'],
    ]);
  });

  it('when it is to say goodbye, then it does in the language of the call, and to whatever is still said', () => {
    const { reach, says, heard, said, over, stopped } = reached();
    says(1, 'Hallo');
    const words = reach.sayGoodbye('call-1');
    expect(words).toMatch(/Auf Wiederhören/);
    says(2, 'Hallo', 'Guten Tag', 'Moment!');
    expect([said, over]).toEqual([
      [
        [1, words],
        [2, words],
      ],
      [1, 2],
    ]);
    expect([heard.length, stopped()]).toEqual([1, 1]);
  });

  it('when nothing was said yet, of another call, or when it is over, then there is no goodbye', () => {
    const { reach, talk, says } = reached();
    expect(reach.sayGoodbye('call-1')).toBeNull();
    says(1, 'Hello');
    expect(reach.sayGoodbye('call-2')).toBeNull();
    talk.stop();
    expect(reach.sayGoodbye('call-1')).toBeNull();
  });

  it('when the call is over, then nothing of its keys is left', () => {
    const { reach, says, heard } = reached();
    reach.pressed('call-1', 'Key 5.');
    reach.over('call-1');
    says(1, 'Hello');
    expect(heard).toEqual([['Hello']]);
  });
});

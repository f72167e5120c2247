import { describe, expect, it } from 'vitest';

import type { AgentMessage } from '../../server/domain/bridge/messages.ts';
import { createRelay, type RelayAction } from '../../server/domain/bridge/relay.ts';

function talking() {
  const relay = createRelay();
  relay.take({ from: 'line', what: 'agent-open' });
  const says = (message: AgentMessage): readonly RelayAction[] => relay.take({ from: 'agent', message });
  says({ kind: 'met', conversationId: 'conv_1', isUlaw: true });
  return { relay, says };
}

const LAST_WORD = { do: 'mark', name: 'last-word' };

describe('the end of a bridged call', () => {
  it('when the agent leaves while its goodbye is played, then the phone is kept until that was heard', () => {
    const { relay, says } = talking();
    says({ kind: 'audio', payload: 'Ynll', id: 1 });
    expect(relay.take({ from: 'line', what: 'agent-gone' })).toEqual([LAST_WORD]);
    expect(relay.take({ from: 'phone', message: { kind: 'mark', name: 'another' } })).toEqual([]);
    expect(relay.take({ from: 'phone', message: { kind: 'mark', name: 'last-word' } })).toEqual([
      { do: 'end', because: 'said-all' },
    ]);
  });

  it('when part of the goodbye still waits for room, then the mark goes after it', () => {
    const { relay, says } = talking();
    relay.take({ from: 'line', what: 'full', side: 'phone' });
    says({ kind: 'audio', payload: 'Ynll', id: 1 });
    expect(relay.take({ from: 'line', what: 'agent-gone' })).toEqual([]);
    expect(relay.take({ from: 'line', what: 'room', side: 'phone' })).toEqual([
      { do: 'audio', to: 'phone', payload: 'Ynll' },
      LAST_WORD,
    ]);
  });

  it('when nothing is left to be heard, then it is over at once', () => {
    const { relay, says } = talking();
    says({ kind: 'audio', payload: 'Ynll', id: 1 });
    says({ kind: 'interrupted', id: 1 });
    expect(relay.take({ from: 'line', what: 'agent-gone' })).toEqual([{ do: 'end', because: 'said-all' }]);
  });

  it('when the agent speaks another format, then the call ends, and nothing more comes of it', () => {
    const relay = createRelay();
    relay.take({ from: 'line', what: 'agent-open' });
    const met = { kind: 'met', conversationId: 'conv_1', isUlaw: false } as const;
    expect(relay.take({ from: 'agent', message: met })).toEqual([{ do: 'end', because: 'format' }]);
    expect(relay.take({ from: 'phone', message: { kind: 'audio', payload: 'Ynll' } })).toEqual([]);
  });
});

it('when keys are pressed before the agent is there, then it is told of them once it is, of the last 32 in order', () => {
  const relay = createRelay();
  const context = (key: string) => ({ do: 'context', text: `The caller pressed the key ${key} on their phone.` });
  const press = (digit: string) => relay.take({ from: 'phone', message: { kind: 'key', digit } });
  for (const digit of ['*', '#', ...'01234567890123456789012345678901']) press(digit);
  expect(relay.take({ from: 'line', what: 'agent-open' })).toEqual([{ do: 'begin' }]);
  const met = { kind: 'met', conversationId: 'conv_1', isUlaw: true } as const;
  const [, ...told] = relay.take({ from: 'agent', message: met });
  expect(told).toEqual([...'01234567890123456789012345678901'].map(context));
  expect(press('#')[0]).toEqual(context('hash'));
});

it('when a key is pressed, then the agent is told in plain words', () => {
  const { relay } = talking();
  const pressed = (digit: string) => relay.take({ from: 'phone', message: { kind: 'key', digit } });
  expect(pressed('5')[0]).toEqual({ do: 'context', text: 'The caller pressed the key 5 on their phone.' });
  expect(pressed('#')[0]).toEqual({ do: 'context', text: 'The caller pressed the key hash on their phone.' });
});

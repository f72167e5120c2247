import type { PlayedCall } from '../../server/cli/rehearsal/play-call.ts';
import { Script, type ScriptedCall, type Spoken } from '../../server/domain/rehearsal-script.ts';

/** One call of a script, as the script's own schema reads it. */
export function aScriptedCall(conversation: readonly object[]): ScriptedCall {
  const { calls } = Script.parse({
    ...{ title: 'A rehearsal', about: 'One call.', business: { id: 'sample', name: 'Sample' } },
    calls: [{ title: 'A call', from: { person: 'Ana' }, conversation, analysis: { title: 'A call', summary: '' } }],
  });
  const [call] = calls;
  if (!call) throw new Error('The script has no call.');
  return call;
}

/** What came of a call on which nothing was told, done or learned, but for what is given. */
export function aPlayedCall(over: Partial<PlayedCall> = {}): PlayedCall {
  return {
    ...{ title: 'A call', callId: 'call_1', callerId: null, kind: 'new', milliseconds: 1 },
    told: { firstMessage: '', memory: [], variables: {} },
    ...{ conversation: [] satisfies Spoken[], tools: [], learned: [], texts: [], unanswered: null },
    ...over,
  };
}

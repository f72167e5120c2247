import type { AppEvents } from '#contract/events.ts';
import { tell } from '#contract/told.ts';
import { createAnswerMaker } from '../../server/domain/answer.ts';
import { withFinish } from '../../server/domain/call-record.ts';
import type { FinishedCall } from '../../server/domain/finished-call.ts';
import { ProviderFault, type FaultKind } from '../../server/domain/providers/fault.ts';
import type { OutgoingCall, VoiceAccount } from '../../server/domain/providers/voice-account.ts';
import { createBus } from '../../server/platform/bus.ts';
import { createSecretBox } from '../../server/platform/secret-box.ts';
import { createCallRows } from '../../server/services/call-rows.ts';
import { createCallerKeys } from '../../server/services/caller-keys.ts';
import { createOutgoingAnswers } from '../../server/services/outgoing-answer.ts';
import { createOutgoingCalls } from '../../server/services/outgoing-calls.ts';
import { createOutgoingJournal } from '../../server/services/outgoing-journal.ts';
import { createPeople } from '../../server/services/people.ts';
import { openStores } from '../../server/store/open-stores.ts';
import { aBusiness } from './people-and-shops.ts';

type Sent = { call: OutgoingCall; answer: (how: FaultKind | 'taken') => void };

const AT = '2026-11-20T15:00:00.000Z';
const LINE = { id: 'phnum_1', number: '+12125550100', label: 'Maple', carrier: 'twilio', agentId: 'agent_1' } as const;

/**
 * The service that calls, over a real store, with a provider in the test's hands and no rule in the way. A restart leaves
 * what was on its way to itself, as the end of a process does.
 */
export function outgoingBench() {
  const stores = openStores(':memory:');
  const business = aBusiness({ id: 'default', agentId: 'agent_1' });
  stores.businesses.save(business, AT);
  const keys = createCallerKeys({ installKey: Buffer.alloc(32, 1), box: createSecretBox(Buffer.alloc(32, 2)) });
  const now = (): Date => new Date(AT);
  const people = createPeople({ stores, now });
  const rows = createCallRows({ stores, home: { settle: () => [], bring: (call) => call } });
  const tenant = { business, answers: createAnswerMaker(business, []), closedDays: [], secretVariables: {} };
  const sent: Sent[] = [];
  const start = (call: OutgoingCall): ReturnType<VoiceAccount['calls']['start']> =>
    new Promise((resolve, reject) => {
      const ids = { conversationId: `conv_${sent.length}`, callSid: `CA_${sent.length}` };
      const fail = (kind: FaultKind): void =>
        reject(new ProviderFault({ provider: 'elevenlabs', kind, told: tell('provider_down', { provider: 'it' }) }));
      sent.push({ call, answer: (how) => (how === 'taken' ? resolve(ids) : fail(how)) });
    });

  function open() {
    return createOutgoingCalls({
      ...{ stores, now, bus: createBus<AppEvents>(() => undefined), report: () => undefined },
      findCallee: ({ number = '' }) => {
        const key = keys.of(number);
        const identity = stores.people.identity('default', key);
        return { tenant, e164: number, key, masked: '••', identity, persons: [] };
      },
      cases: { line: () => Promise.resolve(LINE), hindering: () => Promise.resolve(() => []) },
      answerFor: createOutgoingAnswers({
        stores,
        globalNotes: () => [],
        lineBook: { longest: () => null },
        allowed: { of: () => undefined },
      }),
      journal: createOutgoingJournal({ stores, keys, people, rows, refresh: () => undefined, now }),
      voice: () => ({ calls: { start } }),
    });
  }

  let calls = open();
  return {
    ...{ stores, sent },
    start: (ask: string, number: string) => calls.start({ ask, number }),
    restart(): void {
      calls.stop();
      calls = open();
      calls.recover();
    },
    /** News of a call comes from elsewhere, at any time, known by our own id of it. */
    hears(at: number, status: FinishedCall['status']): void {
      const callRef = sent[at] ? refOf(sent[at].call) : null;
      const { call } = rows.find({ callRef, callSid: null, conversationId: `conv_${at}` });
      if (!call) return;
      const told = { ...NEWS, status, conversationId: `conv_${at}`, callSid: `CA_${at}` };
      stores.calls.save(withFinish(call, told, call, null));
    },
    close: (): void => stores.close(),
  };
}

function refOf({ initiation }: OutgoingCall): string {
  const variables = initiation['dynamic_variables'];
  return typeof variables === 'object' && variables !== null && 'call_ref' in variables
    ? String(variables.call_ref)
    : '';
}

const NEWS: Omit<FinishedCall, 'status' | 'conversationId' | 'callSid'> = {
  ...{ agentId: 'agent_1', callRef: null, callerKey: null, direction: 'outbound', callerNumber: null },
  ...{ calledNumber: null, startedAt: AT, durationSeconds: 20, outcome: 'success', endedBecause: null },
  ...{ dropped: false, title: null, summary: null, costCredits: null, costUsd: null, language: null },
  ...{ turns: [], collected: [], tools: [] },
};

import { randomBytes } from 'node:crypto';

import type { Account } from './account.ts';
import type { Conversation } from './conversation-document.ts';

type Given = Pick<Conversation, 'agentId' | 'external' | 'shop'> & Partial<Conversation>;

/** A conversation that has just begun; whatever is given stands. */
export function newConversation({ state }: Pick<Account, 'state'>, given: Given): Conversation {
  return {
    id: state.newId('conv'),
    status: 'initiated',
    startedAt: state.seconds(),
    durationSeconds: 0,
    direction: 'inbound',
    carrier: 'twilio',
    phoneNumberId: '',
    callSid: `CA${randomBytes(16).toString('hex')}`,
    initiation: {},
    turns: [],
    tools: [],
    title: 'A call',
    summary: 'The caller rang.',
    successful: 'unknown',
    collected: {},
    cost: 0,
    costUsd: null,
    ended: '',
    tellsNumbers: true,
    audio: null,
    ...given,
  };
}

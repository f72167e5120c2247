import { describe, expect, it } from 'vitest';

import { toEntry, toFetched } from '../../server/integrations/elevenlabs/conversation.ts';
import { ConversationSummary } from '../../server/integrations/elevenlabs/conversation-payloads.ts';
import { toPostCallEvent } from '../../server/integrations/elevenlabs/events.ts';
import { aFailure, ANA, aTranscription } from '../support/factories.ts';

const AT = new Date('2026-11-20T18:00:00.000Z');
const fetched = (detail: object) => toFetched(detail, JSON.stringify(detail));
const eventOf = (detail: object) => toPostCallEvent(JSON.parse(fetched(detail)?.delivery?.body ?? 'null'), AT);

describe('fetched conversation', () => {
  it('when a finished call is fetched, then it is the same call as its webhook tells', () => {
    const webhook = aTranscription({ from: ANA, title: 'Größe & “quotes”' });
    expect(fetched(webhook.data)?.delivery?.kind).toBe('post_call_transcription');
    expect(eventOf(webhook.data)).toEqual(toPostCallEvent(webhook, AT));
  });

  it('when a call is fetched that was told without its numbers and other things, then it is read all the same', () => {
    const bare = { conversation_id: 'conv_9', status: 'done', metadata: null, transcript: null, analysis: null };
    expect(fetched(bare)).toMatchObject({ id: 'conv_9', state: 'done', callSid: null, startedAt: 0 });
    expect(eventOf(bare)).toMatchObject({ kind: 'finished', call: { conversationId: 'conv_9', turns: [] } });
  });

  it('when an outbound call was not taken, then it is the same failure as its webhook tells', () => {
    const webhook = aFailure({ conversation_id: 'conv_7', failure_reason: 'no-answer' }, { CallSid: 'CA_7', To: ANA });
    const phone = { direction: 'outbound', call_sid: 'CA_7', external_number: ANA, call_result: 'no_answer' };
    const detail = { conversation_id: 'conv_7', status: 'failed', transcript: [], metadata: { phone_call: phone } };
    expect(fetched(detail)?.delivery?.kind).toBe('call_initiation_failure');
    const told = toPostCallEvent(webhook, AT);
    expect(told?.kind).toBe('finished');
    expect(eventOf(detail)).toMatchObject({
      call: { status: 'failed', endedBecause: 'no-answer', callSid: 'CA_7', callerNumber: ANA, direction: 'outbound' },
    });
  });

  it.each([
    ['initiated', 'live', null],
    ['in-progress', 'live', null],
    ['processing', 'processing', null],
    ['a word of next year', 'processing', null],
  ])('when it is %s, then it is %s and nothing is stored of it', (status, state, delivery) => {
    expect(fetched({ conversation_id: 'conv_1', status })).toMatchObject({ state, delivery });
  });

  it('when it names the phone call only among its variables, then it belongs to that', () => {
    const variables = { dynamic_variables: { system__call_sid: 'CA_5' } };
    const detail = { conversation_id: 'c', status: 'in-progress', conversation_initiation_client_data: variables };
    expect(fetched(detail)?.callSid).toBe('CA_5');
  });

  it.each([[null], ['<html>'], [{}], [{ status: 'done' }], [{ conversation_id: '', status: 'done' }]])(
    'when %j comes instead, then it is no conversation',
    (body) => {
      expect(toFetched(body, '')).toBeNull();
    },
  );

  it('when an entry of the list lacks all but its id, then it is one that is looked at', () => {
    expect(toEntry(ConversationSummary.parse({ conversation_id: 'conv_1', status: 7 }))).toEqual({
      ...{ id: 'conv_1', agentId: '', startedAt: 0, durationSeconds: 0, state: 'processing', direction: null },
    });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { conversationWire } from '../../server/integrations/elevenlabs/conversation-socket.ts';
import { mediaStreamWire } from '../../server/integrations/twilio/media-stream.ts';

const STREAM = `MZ${'0'.repeat(32)}`;
const SOUND = Buffer.alloc(160, 0xff).toString('base64');
const start = {
  event: 'start',
  sequenceNumber: '1',
  streamSid: STREAM,
  start: {
    ...{ accountSid: `AC${'0'.repeat(32)}`, streamSid: STREAM, callSid: `CA${'0'.repeat(32)}`, tracks: ['inbound'] },
    customParameters: { token: 'abc' },
    mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
  },
};

describe('Media Streams', () => {
  it.each([
    [{ event: 'connected', protocol: 'Call', version: '1.0.0' }, { kind: 'connected' }],
    [
      start,
      {
        kind: 'start',
        start: { streamSid: STREAM, callSid: start.start.callSid, parameters: { token: 'abc' }, isUlaw: true },
      },
    ],
    [
      { event: 'media', streamSid: STREAM, media: { track: 'inbound', chunk: '1', timestamp: '5', payload: SOUND } },
      { kind: 'audio', payload: SOUND },
    ],
    [{ event: 'media', media: { track: 'outbound', payload: SOUND } }, null],
    [{ event: 'media', media: { track: 'inbound', payload: '","event":"clear' } }, null],
    [
      { event: 'dtmf', dtmf: { track: 'inbound_track', digit: '1' } },
      { kind: 'key', digit: '1' },
    ],
    [{ event: 'dtmf', dtmf: { digit: 'say something else' } }, null],
    [
      { event: 'mark', mark: { name: 'm1' } },
      { kind: 'mark', name: 'm1' },
    ],
    [{ event: 'stop', stop: {} }, { kind: 'stop' }],
    [{ event: 'media', media: null }, null],
    [{ event: 'something-new' }, null],
  ])('when Twilio sends %j, then that is read as %j', (sent, read) => {
    expect(mediaStreamWire.read(JSON.stringify(sent))).toEqual(read);
  });

  it('when we send, then it is JSON as Twilio takes it', () => {
    expect(JSON.parse(mediaStreamWire.audio(STREAM, SOUND))).toEqual({
      ...{ event: 'media', streamSid: STREAM, media: { payload: SOUND } },
    });
    expect(JSON.parse(mediaStreamWire.clear(STREAM))).toEqual({ event: 'clear', streamSid: STREAM });
    expect(JSON.parse(mediaStreamWire.mark(STREAM, 'm1'))).toEqual({
      ...{ event: 'mark', streamSid: STREAM, mark: { name: 'm1' } },
    });
  });
});

const met = (agent: string, user: string) => ({
  type: 'conversation_initiation_metadata',
  conversation_initiation_metadata_event: {
    ...{ conversation_id: 'conv_1', agent_output_audio_format: agent, user_input_audio_format: user },
  },
});

describe('the conversation socket', () => {
  it.each([
    [met('ulaw_8000', 'ulaw_8000'), { kind: 'met', conversationId: 'conv_1', isUlaw: true }],
    [met('pcm_16000', 'ulaw_8000'), { kind: 'met', conversationId: 'conv_1', isUlaw: false }],
    [met('ulaw_8000', 'pcm_16000'), { kind: 'met', conversationId: 'conv_1', isUlaw: false }],
    [
      { type: 'audio', audio_event: { audio_base_64: SOUND, event_id: 0, alignment: { chars: ['a'] } } },
      { kind: 'audio', payload: SOUND, id: 0 },
    ],
    [{ type: 'audio', audio_event: { audio_base_64: SOUND } }, null],
    [{ type: 'audio', audio_event: { audio_base_64: '"}', event_id: 1 } }, null],
    [
      { type: 'interruption', interruption_event: { event_id: 0 } },
      { kind: 'interrupted', id: 0 },
    ],
    [
      { type: 'ping', ping_event: { event_id: 0, ping_ms: null } },
      { kind: 'ping', id: 0 },
    ],
    [
      { type: 'user_transcript', user_transcription_event: { user_transcript: 'Hi.', event_id: 1 } },
      { kind: 'turn', role: 'caller', text: 'Hi.', id: null },
    ],
    [
      { type: 'agent_response', agent_response_event: { agent_response: 'Hello.', event_id: 1 } },
      { kind: 'turn', role: 'agent', text: 'Hello.', id: 1 },
    ],
    [
      {
        type: 'agent_response_correction',
        agent_response_correction_event: { original_agent_response: 'Hello there.', corrected_agent_response: 'Hello' },
      },
      { kind: 'corrected', text: 'Hello', original: 'Hello there.', id: null },
    ],
    [
      { type: 'client_tool_call', client_tool_call: { tool_name: 'open_page', tool_call_id: 'one', parameters: {} } },
      { kind: 'tool', id: 'one' },
    ],
    [{ type: 'client_tool_call', client_tool_call: { tool_name: 'open_page' } }, null],
    [{ type: 'vad_score', vad_score_event: { vad_score: 0.5 } }, null],
    [{ type: 'internal_something' }, null],
  ])('when ElevenLabs sends %j, then that is read as %j', (sent, read) => {
    expect(conversationWire.read(JSON.stringify(sent))).toEqual(read);
  });

  it('when we send, then it is JSON as ElevenLabs takes it', () => {
    const sent = [
      conversationWire.begin({ dynamic_variables: { name: 'Ana' }, type: 'another' }),
      conversationWire.audio(SOUND),
      conversationWire.pong(0),
      conversationWire.context('The caller said "hello".'),
      conversationWire.noTool('"one"'),
    ].map((text) => JSON.parse(text) as unknown);
    expect(sent).toEqual([
      { type: 'conversation_initiation_client_data', dynamic_variables: { name: 'Ana' } },
      { user_audio_chunk: SOUND },
      { type: 'pong', event_id: 0 },
      { type: 'contextual_update', text: 'The caller said "hello".' },
      { type: 'client_tool_result', tool_call_id: '"one"', result: expect.any(String) as string, is_error: true },
    ]);
  });
});

it('when anything at all is sent, then neither side throws', () => {
  const kinds = ['media', 'start', 'dtmf', 'mark', 'audio', 'ping', 'interruption', 'user_transcript'];
  const odd = fc.oneof(
    fc.string(),
    fc.json(),
    fc
      .tuple(
        fc.constantFrom(...kinds),
        fc.dictionary(fc.constantFrom(...kinds, 'audio_event', 'ping_event'), fc.json()),
      )
      .map(([kind, more]) => JSON.stringify({ ...more, event: kind, type: kind })),
  );
  fc.assert(
    fc.property(odd, (text) => {
      expect(mediaStreamWire.read(text)).toSatisfy((read: unknown) => read === null || typeof read === 'object');
      expect(conversationWire.read(text)).toSatisfy((read: unknown) => read === null || typeof read === 'object');
    }),
    { numRuns: 1000 },
  );
});

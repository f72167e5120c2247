import type VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';

import type { LineAnswer, LineStep } from '../../domain/line-answer.ts';

/**
 * Where a further answer on a call is asked for, and where its sound goes: absolute addresses, since a relative one loses
 * a base's own path.
 */
type Addresses = { step: (step: LineStep) => string; stream: (token: string) => string };

/** Where Twilio asks about a call once its first answer is over. */
export const VOICE_PATH = '/api/webhooks/twilio/voice';

/** Where the sound of a call goes, with its token as the last part. */
export const STREAM_PATH = '/media-stream';

/** `base` is the public address, without a last slash. */
export function addressesAt(base: string | null): Addresses {
  const address = base ?? '';
  return {
    step: (step) => `${address}${VOICE_PATH}?step=${step}`,
    stream: (token) => `${address.replace(/^http/, 'ws')}${STREAM_PATH}/${token}`,
  };
}

/** Twilio takes no longer document (error 11750, twilio.md §6). */
const MAX_TWIML_BYTES = 64 * 1024;

/** Ends a message that nobody finishes with a key. */
const SILENCE_SECONDS = 5;

/** What a caller gets next, as TwiML (twilio.md §2.2). Twilio's library is loaded with the first call, not at start. */
export async function toTwiml(answer: LineAnswer, addresses: Addresses): Promise<string> {
  if (answer.kind === 'ready') return answer.xml;
  const { default: Response } = await import('twilio/lib/twiml/VoiceResponse.js');
  const response = new Response();
  if (answer.kind === 'reject') response.reject({ reason: 'rejected' });
  else if (answer.kind === 'hang-up') response.hangup();
  else if (answer.kind === 'say') speak(response, answer);
  else if (answer.kind === 'stream') stream(response, answer, addresses);
  else if (answer.kind === 'dial') dial(response, answer, addresses);
  else record(response, answer, addresses);
  return response.toString();
}

/** TwiML that takes nothing further on a call. */
export const NOTHING_MORE = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

/** Whether a text that a provider gave can be passed on as TwiML at all. */
export function isTwiml(text: string): boolean {
  return text.includes('<Response') && Buffer.byteLength(text) <= MAX_TWIML_BYTES;
}

type Said = Extract<LineAnswer, { kind: 'say' | 'voicemail' }>;

function speak(response: VoiceResponse, { words, language }: Said): void {
  // The library lists the languages it knew when it was made; Twilio knows more.
  response.say({ language: language as 'en-US' }, words);
  response.hangup();
}

function stream(
  response: VoiceResponse,
  { token, next }: Extract<LineAnswer, { kind: 'stream' }>,
  addresses: Addresses,
): void {
  // Said twice: the path lets the socket in, the parameter shows that the call in it is the one it was given to.
  response
    .connect()
    .stream({ url: addresses.stream(token) })
    .parameter({ name: 'token', value: token });
  // Reached when the socket was closed by us, or did not open; not by somebody who hung up.
  response.redirect({ method: 'POST' }, addresses.step(next));
}

function dial(
  response: VoiceResponse,
  { numbers, seconds, longestSeconds, next }: Extract<LineAnswer, { kind: 'dial' }>,
  addresses: Addresses,
): void {
  // The caller goes on hearing the phone ring until somebody has really taken the call.
  const rung = response.dial({
    ...{ timeout: seconds, answerOnBridge: true, action: addresses.step(next), method: 'POST' },
    ...(longestSeconds !== null && { timeLimit: longestSeconds }),
  });
  for (const number of numbers) rung.number(number);
}

function record(
  response: VoiceResponse,
  { words, language, longestSeconds, next }: Extract<LineAnswer, { kind: 'voicemail' }>,
  addresses: Addresses,
): void {
  response.say({ language: language as 'en-US' }, words);
  response.record({
    ...{ maxLength: longestSeconds, timeout: SILENCE_SECONDS, finishOnKey: '#', playBeep: true, transcribe: false },
    ...{ action: addresses.step(next), method: 'POST' },
  });
  // Reached where nothing was said at all.
  response.hangup();
}

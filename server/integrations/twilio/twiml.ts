import type VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';

import type { LineAnswer, LineStep } from '../../domain/line-answer.ts';

/** Where a further answer on a call is asked for: an absolute address, since a relative one loses a base's own path. */
type StepAddress = (step: LineStep) => string;

/** Where Twilio asks about a call once its first answer is over. */
export const VOICE_PATH = '/api/webhooks/twilio/voice';

/** `base` is the public address, without a last slash. */
export function stepAddress(base: string | null, step: LineStep): string {
  return `${base ?? ''}${VOICE_PATH}?step=${step}`;
}

/** Twilio takes no longer document (error 11750, twilio.md §6). */
const MAX_TWIML_BYTES = 64 * 1024;

/** Ends a message that nobody finishes with a key. */
const SILENCE_SECONDS = 5;

/** What a caller gets next, as TwiML (twilio.md §2.2). Twilio's library is loaded with the first call, not at start. */
export async function toTwiml(answer: LineAnswer, addressOf: StepAddress): Promise<string> {
  if (answer.kind === 'ready') return answer.xml;
  const { default: Response } = await import('twilio/lib/twiml/VoiceResponse.js');
  const response = new Response();
  if (answer.kind === 'reject') response.reject({ reason: 'rejected' });
  else if (answer.kind === 'hang-up') response.hangup();
  else if (answer.kind === 'say') speak(response, answer);
  else if (answer.kind === 'dial') dial(response, answer, addressOf);
  else record(response, answer, addressOf);
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

function dial(
  response: VoiceResponse,
  { numbers, seconds, longestSeconds, next }: Extract<LineAnswer, { kind: 'dial' }>,
  addressOf: StepAddress,
): void {
  // The caller goes on hearing the phone ring until somebody has really taken the call.
  const rung = response.dial({
    ...{ timeout: seconds, answerOnBridge: true, action: addressOf(next), method: 'POST' },
    ...(longestSeconds !== null && { timeLimit: longestSeconds }),
  });
  for (const number of numbers) rung.number(number);
}

function record(
  response: VoiceResponse,
  { words, language, longestSeconds, next }: Extract<LineAnswer, { kind: 'voicemail' }>,
  addressOf: StepAddress,
): void {
  response.say({ language: language as 'en-US' }, words);
  response.record({
    ...{ maxLength: longestSeconds, timeout: SILENCE_SECONDS, finishOnKey: '#', playBeep: true, transcribe: false },
    ...{ action: addressOf(next), method: 'POST' },
  });
  // Reached where nothing was said at all.
  response.hangup();
}

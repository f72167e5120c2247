import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { anAudio, aTranscription } from '../factories.ts';
import { filesIn } from '../stored.ts';
import type { TestApp } from '../test-app.ts';

/** A finished call of somebody, with the recording that was delivered of it. */
export async function recordedCall(app: TestApp, from: string): Promise<string> {
  const conversationId = `conv_${from.slice(-4)}`;
  await app.finish(aTranscription({ from, conversationId, callSid: `CA${from.slice(-4)}` }));
  await app.finish(anAudio(conversationId, 400_000));
  await app.settled();
  return conversationId;
}

/** What a caller hears of it. */
export async function soundOf(app: TestApp, conversationId: string): Promise<string> {
  const { bytes } = await app.audio(conversationId, AbortSignal.timeout(10_000));
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces).toString('latin1');
}

/** The files of recordings, wherever they lie beneath `audio`. */
export function recordingsIn(dataDir: string): string[] {
  return readdirSync(dataDir).includes('audio') ? filesIn(join(dataDir, 'audio')) : [];
}

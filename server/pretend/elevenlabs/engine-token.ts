import { createHash, createHmac } from 'node:crypto';

const CLAIMS = { iss: 'https://api.elevenlabs.io/convai/speech-engine', sub: 'convai_speech_engine_upstream' };
const LIFE_SECONDS = 60;

/** What a Speech Engine proves itself by: made with the account's key (elevenlabs.md §7.2). */
export function engineToken(key: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000);
  const told = [
    { alg: 'HS256', typ: 'JWT' },
    { ...CLAIMS, iat: seconds, exp: seconds + LIFE_SECONDS },
  ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  const secret = createHash('sha256').update(key).digest();
  const signature = createHmac('sha256', secret).update(told.join('.')).digest('base64url');
  return [...told, signature].join('.');
}

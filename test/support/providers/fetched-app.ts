import { toDetail, type Conversation } from '../../../server/pretend/elevenlabs/conversation-document.ts';
import type { Conversations } from '#contract/conversations.ts';
import { ownerOf } from '../owner.ts';
import { startTestApp } from '../test-app.ts';
import { accountEnv, CALLER, pretended, SHOP_LINE } from './pretended.ts';

/** An app whose key opens a pretended account with calls of the past in it. */
export async function fetchedApp(env: Record<string, string> = {}, over: { now?: () => Date; dataDir?: string } = {}) {
  const providers = await pretended(over.now ? { now: over.now } : {});
  const { elevenLabs, agentId } = providers;
  const accounts = { ...accountEnv(providers), ELEVENLABS_AGENT_ID: agentId };
  const start = (more: Parameters<typeof startTestApp>[0] = {}) =>
    startTestApp({ ...over, ...more, env: { ...accounts, ...env } });
  return {
    ...{ providers, elevenLabs, agentId, start },
    aCall: (given: Partial<Conversation> = {}): Conversation =>
      elevenLabs.addConversation({ agentId, external: CALLER, shop: SHOP_LINE, ...given }),
    /** The requests for one kind of thing, as `GET /v1/convai/conversations/conv_1`. */
    asked: (pattern: RegExp): string[] =>
      elevenLabs.requests.map(({ method, path }) => `${method} ${path}`).filter((line) => pattern.test(line)),
  };
}

/** What the post-call webhook would say of a conversation. */
export function reportOf(call: Conversation): object {
  const event_timestamp = call.startedAt + call.durationSeconds;
  return { type: 'post_call_transcription', event_timestamp, data: toDetail(call) };
}

/** Looks for missed calls, and resolves when all that was missing is learned. */
export async function caughtUp(app: Awaited<ReturnType<typeof startTestApp>>): Promise<void> {
  const owner = ownerOf(app);
  await owner.ask('conversations.catch-up', {});
  const isDone = ({ catchUp, backfill }: Conversations): boolean =>
    catchUp.state === 'idle' && catchUp.missing === 0 && ['none', 'done'].includes(backfill.state);
  await until(() => owner.ask('conversations.get', {}), isDone);
  await app.settled();
}

/** Asks again until it is so, six hundred times. */
export async function until<T>(ask: () => Promise<T> | T, isSo: (answer: T) => boolean, everyMs = 20): Promise<T> {
  for (let tries = 0; tries < 600; tries += 1) {
    const answer = await ask();
    if (isSo(answer)) return answer;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  throw new Error('It never became so.');
}

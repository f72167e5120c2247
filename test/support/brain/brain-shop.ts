import { AnswerSchema } from '../answer-schema.ts';
import { ANA, aRing, aTranscription } from '../factories.ts';
import { startScriptedModel, type AskedModel } from '../model/scripted-model.ts';
import { startTestApp } from '../test-app.ts';
import { engineToken, openEngine, type EnginePeer } from './engine-peer.ts';

export const ACCOUNT_KEY = 'sk_invented_for_the_brain_000000000';
export const BRAIN_SECRET = 'brain-secret-for-tests';

/** What ElevenLabs proves itself with, unless a test takes it away. */
export const proof = (): Record<string, string> => ({
  'x-elevenlabs-speech-engine-authorization': `Bearer ${engineToken(ACCOUNT_KEY)}`,
  'x-api-key': BRAIN_SECRET,
});

type Said = { role: string; content: string };
export const saidTo = (asked: AskedModel | undefined): Said[] => (asked?.body['messages'] ?? []) as Said[];

type Over = { env?: Record<string, string>; clock?: () => number };

/** A shop whose own model answers the phone, and a model that does as the test says. */
export async function openBrainShop({ env = {}, clock }: Over = {}) {
  const model = await startScriptedModel(clock && { clock });
  const app = await startTestApp({
    env: {
      ...{ LLM_BASE_URL: model.baseUrl, LLM_MODEL: 'scripted' },
      ...{ ELEVENLABS_API_KEY: ACCOUNT_KEY, SHARED_SECRET: BRAIN_SECRET },
      ...env,
    },
  });
  const peers: EnginePeer[] = [];

  return {
    ...{ app, model },
    /** Somebody rings; their call's own id. */
    async ring(callSid: string, from = ANA, conversationId = `conv_${callSid}`): Promise<string> {
      const ring = aRing({ call_sid: callSid, caller_id: from, conversation_id: conversationId });
      return String(AnswerSchema.parse(await app.ring(ring)).dynamic_variables['call_ref']);
    },
    /** A call that is over, and what was learned from it. */
    async learned(over: Parameters<typeof aTranscription>[0]): Promise<void> {
      const startedAt = new Date(Date.now() - 3_600_000);
      await app.finish(aTranscription({ startedAt, ...over }));
      await app.settled();
    },
    /** ElevenLabs opens the brain's socket for this conversation. */
    async engine(conversationId: string, headers: Record<string, string> = {}): Promise<EnginePeer> {
      const told = { ...proof(), 'x-conversation-id': conversationId, ...headers };
      const peer = await openEngine(app.webhookUrl, told, clock);
      peers.push(peer);
      peer.send({ type: 'init', conversation_id: conversationId });
      return peer;
    },
    async stop(): Promise<void> {
      await Promise.all(peers.map((peer) => peer.hangUp()));
      await app.stop();
      await model.stop();
    },
  };
}

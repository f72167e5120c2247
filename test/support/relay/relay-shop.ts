import { openBrainShop } from '../brain/brain-shop.ts';

export const RELAY_SECRET = 'relay-secret-for-tests';

/** A turn as ElevenLabs asks a custom LLM for it (elevenlabs.md §8). */
export const aTurn = (over: Record<string, unknown> = {}): Record<string, unknown> => ({
  messages: [
    { role: 'system', content: 'You answer the phone of a salon.' },
    { role: 'assistant', content: 'Hello!' },
    { role: 'user', content: 'Hi, it is me again.' },
  ],
  ...{ model: 'whatever', temperature: 0.5, max_tokens: 5000, stream: true },
  stream_options: { include_usage: true },
  ...over,
});

/** A shop whose model is lent to ElevenLabs' agent, and ElevenLabs asking for it. */
export async function openRelayShop() {
  const shop = await openBrainShop({ env: { LINEKEEPER_RELAY_SECRET: RELAY_SECRET } });
  return {
    ...shop,
    ask(
      turn: unknown,
      {
        path = '/llm',
        headers = {},
        signal,
      }: { path?: string; headers?: Record<string, string>; signal?: AbortSignal } = {},
    ): Promise<Response> {
      return fetch(`${shop.app.webhookUrl}${path}`, {
        method: 'POST',
        body: typeof turn === 'string' ? turn : JSON.stringify(turn),
        headers: { 'content-type': 'application/json', authorization: `Bearer ${RELAY_SECRET}`, ...headers },
        ...(signal && { signal }),
      });
    },
  };
}

export type RelayShop = Awaited<ReturnType<typeof openRelayShop>>;

/** The events of a stream, without `data: `. */
export async function eventsOf(answer: Response): Promise<string[]> {
  const text = await answer.text();
  return text
    .split('\n\n')
    .filter((event) => event !== '')
    .map((event) => event.slice('data: '.length));
}

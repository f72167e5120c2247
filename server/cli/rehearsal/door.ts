import { createHmac } from 'node:crypto';
import { z } from 'zod';

import { AppError } from '#contract/errors.ts';

const ANSWER_MS = 5_000;

export type DoorSecrets = { initiation: string; tool: string; webhook: string };

export const ToolReply = z.union([
  z.looseObject({ success: z.literal(true), message: z.string() }),
  z.looseObject({ success: z.literal(false), error: z.string() }),
]);
export type ToolReply = z.infer<typeof ToolReply>;

/** `t` in unix seconds and an HMAC-SHA256 over `t.body`, as ElevenLabs signs its deliveries (elevenlabs.md §2.6). */
export function signatureHeader(secret: string, body: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000);
  return `t=${seconds},v0=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

export type Door = ReturnType<typeof createDoor>;

/** ElevenLabs' side of the webhook door: the same requests, headers and signatures, over real HTTP. */
export function createDoor(deps: { webhookUrl: string; secrets: DoorSecrets; now: () => Date }) {
  async function post(path: string, body: string, headers: Record<string, string>): Promise<unknown> {
    const response = await fetch(new URL(path, deps.webhookUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
      signal: AbortSignal.timeout(ANSWER_MS),
    }).catch((error: unknown) => {
      throw new AppError('unavailable', 'The webhook door did not answer; is Linekeeper still running?', {
        cause: error,
      });
    });
    const text = await response.text();
    if (response.status === 401) {
      throw new AppError(
        'unauthorized',
        `The webhook door refused ${path}: the secrets here are not the running server's.`,
      );
    }
    if (!response.ok)
      throw new AppError('unavailable', `The webhook door answered ${path} with status ${response.status}.`);
    return text === '' ? null : (JSON.parse(text) as unknown);
  }

  return {
    /** @returns the body of the answer, unchecked */
    ring: (request: Record<string, unknown>): Promise<unknown> =>
      post('/webhook/personalize', JSON.stringify(request), { 'x-linekeeper-secret': deps.secrets.initiation }),

    useTool: async (tool: string, input: Record<string, unknown>): Promise<ToolReply> =>
      ToolReply.parse(
        await post(`/tools/${tool}`, JSON.stringify(input), { 'x-linekeeper-secret': deps.secrets.tool }),
      ),

    deliver: async (event: Record<string, unknown>): Promise<void> => {
      const body = JSON.stringify(event);
      const signature = signatureHeader(deps.secrets.webhook, body, deps.now());
      await post('/webhook/post-call', body, { 'elevenlabs-signature': signature });
    },
  };
}

import { brainRoute } from './http/routes/brain.ts';
import type { ToolCaller } from './http/routes/tool-caller.ts';
import type { SocketRoute } from './http/socket-route.ts';
import { createEngineTokenCheck } from './integrations/elevenlabs/engine-token.ts';
import { createChatModel } from './integrations/model/chat.ts';
import type { Config } from './platform/config.ts';
import { createBrain } from './services/brain/brain.ts';
import type { Services } from './wiring.ts';

type Parts = {
  config: Config;
  services: Pick<Services, 'brainCallers' | 'secrets' | 'providers'>;
  useTool: ToolCaller;
  report: (where: string, error: unknown) => void;
};

/** The owner's model on the phone; a shop without one has no such route. */
export function wireBrain({ config, services, useTool, report }: Parts): SocketRoute {
  const { baseUrl, name } = config.model;
  const { brainCallers: callers, secrets, providers } = services;
  const model =
    baseUrl && name ? createChatModel({ baseUrl, model: name, apiKey: () => secrets.inUse('modelKey')[0] }) : null;
  return brainRoute({
    brain: createBrain({ callers, model: () => model, useTool, report }),
    open: () => model !== null,
    secrets: () => secrets.inUse('brain'),
    checkToken: createEngineTokenCheck({
      apiKeys: () => secrets.inUse('elevenLabsKey'),
      now: providers.clock.corrected,
    }),
  });
}

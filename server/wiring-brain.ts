import { toldProblem } from './domain/model/told-problem.ts';
import { brainRoute } from './http/routes/brain.ts';
import type { ToolCaller } from './http/routes/tool-caller.ts';
import type { SocketRoute } from './http/socket-route.ts';
import { createEngineTokenCheck } from './integrations/elevenlabs/engine-token.ts';
import { createBrain } from './services/brain/brain.ts';
import type { Logger } from './platform/logger.ts';
import type { Services } from './wiring.ts';

type Parts = {
  services: Pick<Services, 'brainCallers' | 'brainReach' | 'callTroubles' | 'chatModel' | 'secrets' | 'providers'>;
  useTool: ToolCaller;
  log: Logger;
};

/** The owner's model on the phone; a shop without one has no such route. */
export function wireBrain({ services, useTool, log }: Parts): SocketRoute {
  const { brainCallers: callers, brainReach, callTroubles, chatModel: model, secrets, providers } = services;
  return brainRoute({
    brain: brainReach.within(
      createBrain({
        ...{ callers, model, useTool, report: (where, error) => log.fault(where, error) },
        answered: (problem) => callTroubles.answered(problem && toldProblem(problem)),
      }),
      callers,
    ),
    onTrouble: (code) => log.event('brain.engine-error', { code }),
    open: () => model() !== null,
    secrets: () => secrets.inUse('brain'),
    checkToken: createEngineTokenCheck({
      apiKeys: () => secrets.inUse('elevenLabsKey'),
      now: providers.clock.corrected,
    }),
  });
}

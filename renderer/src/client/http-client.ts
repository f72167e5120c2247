import type { AppClient, LinkState } from '#contract/client.ts';
import type { CommandInput, CommandName, CommandOutput } from '#contract/commands.ts';
import { refused, unwrap, type Reply } from '#contract/errors.ts';
import { PLACE_HEADER } from '#contract/place-header.ts';
import { tell } from '#contract/told.ts';

import { createEventStream } from './event-stream.ts';
import type { Sight } from './sight.ts';
import type { After } from './timers.ts';

type Deps = {
  /** '' where the page came from the desk door itself. */
  baseUrl: string;
  /** How the window stands with the server, told when it changes. */
  onLink: (state: LinkState) => void;
  fetch: typeof globalThis.fetch;
  after: After;
  sight: Sight;
};

/** The window's way to the server over the desk door. However many subscribe, there is one stream. */
export function createHttpClient({ baseUrl, onLink, fetch, after, sight }: Deps): AppClient {
  const stream = createEventStream({ url: `${baseUrl}/api/events`, onLink, fetch, after, sight });

  return {
    subscribe: (onEvent, onGap) => stream.subscribe(onEvent, onGap),
    async call<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>> {
      const answered = stream.sent();
      const request = fetch(`${baseUrl}/api/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
      });
      const response = await request.catch((cause: unknown) => {
        answered(null);
        return notAnswering(cause);
      });
      answered(response.headers.get(PLACE_HEADER));
      if (response.status === 401) onLink('sessionEnded');
      const reply: unknown = await response.json().catch(notAnswering);
      if (!isReply(reply)) throw refused('internal', tell('not_understood'));
      // The server sends nothing but what passed this command's output schema.
      return unwrap(reply as Reply<CommandOutput<N>>);
    },
  };
}

function notAnswering(cause: unknown): never {
  throw refused('unavailable', tell('not_answering'), { cause });
}

function isReply(value: unknown): value is Reply<unknown> {
  if (typeof value !== 'object' || value === null || !('ok' in value)) return false;
  return value.ok === true ? 'data' in value : 'error' in value && typeof value.error === 'object';
}

import type { AppEvents } from '#contract/events.ts';
import { toRingRequest } from './integrations/elevenlabs/ring.ts';
import type { Bus } from './platform/bus.ts';
import type { Config } from './platform/config.ts';
import type { BusinessBook } from './services/business-book.ts';
import { createCallIdFinder } from './services/call-id-finder.ts';
import type { Replay } from './services/replay.ts';
import { createRequestDesk } from './services/request-desk.ts';
import { createRequestLog } from './services/request-log.ts';
import type { RingLog } from './services/ring-log.ts';
import type { Stores } from './store/open-stores.ts';

type Options = {
  stores: Stores;
  bus: Bus<AppEvents>;
  now: () => Date;
  config: Config;
  book: BusinessBook;
  replay: Replay;
  ringLog: RingLog;
  /** Secrets that may change while the program runs. */
  secrets: () => readonly string[];
};

/** What came in on the webhook door, for the owner to look at. */
export function wireRequests({ stores, bus, now, config, book, replay, ringLog, secrets }: Options) {
  const callIdOf = createCallIdFinder({ stores });
  const log = createRequestLog({
    bus,
    callIdOf,
    noteAnswer: (callRef, milliseconds) => ringLog.answered(callRef, milliseconds),
    now,
  });
  const fixed = [...textsIn(config.secrets), config.tunnel.token, config.elevenLabs.apiKey]
    .concat(config.twilio.authToken, config.model.apiKey)
    .filter((text) => text !== undefined);
  const ofBusinesses = (): string[] => book.all().flatMap(({ secretVariables }) => Object.values(secretVariables));
  const requests = createRequestDesk({
    ...{ log, stores, replay, bus, readRing: toRingRequest },
    secrets: () => [...fixed, ...secrets(), ...ofBusinesses()],
  });
  return { requests, requestLog: log };
}

function textsIn(secrets: Config['secrets']): (string | undefined)[] {
  return Object.values(secrets).flat();
}

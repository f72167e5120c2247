import type { AppBridge, AppClient } from '#contract/client.ts';
import { unwrap } from '#contract/errors.ts';

/** The window's way to the server inside Electron. */
export function createElectronClient(bridge: AppBridge): AppClient {
  let hasAsked = false;
  return {
    async call(name, input) {
      hasAsked = true;
      return unwrap(await bridge.call(name, input));
    },
    subscribe(onEvent, onGap) {
      let subscribed = true;
      const stop = bridge.subscribe(onEvent);
      // IPC drops no events: only what was asked before may be older than what is heard from here on.
      const isMissed = hasAsked;
      queueMicrotask(() => {
        if (subscribed) onGap({ isMissed });
      });
      return () => {
        subscribed = false;
        stop();
      };
    },
  };
}

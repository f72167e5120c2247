import type { AppBridge, AppClient } from '#contract/client.ts';
import { unwrap } from '#contract/errors.ts';

/** The window's way to the server inside Electron. */
export function createElectronClient(bridge: AppBridge): AppClient {
  return {
    call: async (name, input) => unwrap(await bridge.call(name, input)),
    subscribe(onEvent, onGap) {
      let subscribed = true;
      const stop = bridge.subscribe(onEvent);
      // IPC drops no events, so the opening snapshot is the only gap.
      queueMicrotask(() => {
        if (subscribed) onGap();
      });
      return () => {
        subscribed = false;
        stop();
      };
    },
  };
}

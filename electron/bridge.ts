import type { IpcRenderer, IpcRendererEvent } from 'electron';

import type { AppBridge } from '#contract/client.ts';
import type { AppEvent } from '#contract/events.ts';
import type { CommandInput, CommandName, CommandOutput } from '#contract/commands.ts';
import type { Reply } from '#contract/errors.ts';

import { CALL_CHANNEL, EVENT_CHANNEL } from './channels.ts';

/** What the page gets of Electron: commands in, announcements out, and no way to say anything else. */
export function createBridge(ipc: Pick<IpcRenderer, 'invoke' | 'on' | 'off'>): AppBridge {
  return {
    call<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Reply<CommandOutput<N>>> {
      // What comes back was made by connectIpc from this command's own output schema.
      return ipc.invoke(CALL_CHANNEL, name, input) as Promise<Reply<CommandOutput<N>>>;
    },
    subscribe(onEvent) {
      const listener = (_event: IpcRendererEvent, event: AppEvent): void => onEvent(event);
      ipc.on(EVENT_CHANNEL, listener);
      return () => void ipc.off(EVENT_CHANNEL, listener);
    },
  };
}

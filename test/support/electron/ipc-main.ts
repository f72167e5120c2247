import type { IpcMain, IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron';

import { aHappening } from './happening.ts';

type Asking = { sender: WebContents; frame: WebFrameMain | null };
type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;

/** The program's end of IPC. Whoever asks, and from which frame, comes with the question. */
export function createIpcMain() {
  const handlers = new Map<string, Handler>();

  const ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'> = {
    handle(channel, handler) {
      if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
      handlers.set(channel, handler);
    },
    removeHandler: (channel) => void handlers.delete(channel),
  };

  return {
    ipcMain,
    channels: (): string[] => [...handlers.keys()],
    /** What `ipcRenderer.invoke` leads to; throws in the words that a page gets to hear. */
    async invoke({ sender, frame }: Asking, channel: string, args: unknown[]): Promise<unknown> {
      const handler = handlers.get(channel);
      if (!handler)
        throw new Error(`Error invoking remote method '${channel}': No handler registered for '${channel}'`);
      const from = { sender, senderFrame: frame, frameId: 1, processId: 1, type: 'frame' as const };
      try {
        return await handler(Object.assign(aHappening({}), from), ...args);
      } catch (error) {
        throw new Error(`Error invoking remote method '${channel}': ${String(error)}`, { cause: error });
      }
    },
  };
}

export type StandInIpc = ReturnType<typeof createIpcMain>;

import type { BrowserWindow, IpcMain, IpcRenderer } from 'electron';

type Handler = (event: { senderFrame: unknown }, ...args: unknown[]) => unknown;
type Listener = (event: unknown, ...args: unknown[]) => void;

/** Two ends of a pretend Electron, what the program and the preload script see, joined by structured clone. */
export function ipcPair() {
  const handlers = new Map<string, Handler>();
  const listeners = new Map<string, Set<Listener>>();
  const mainFrame = { origin: 'app://main', parent: null };
  let destroyed = false;

  const ipcMain = {
    handle: (channel: string, handler: Handler): void => void handlers.set(channel, handler),
    removeHandler: (channel: string): void => void handlers.delete(channel),
  };
  const webContents = {
    mainFrame,
    isDestroyed: (): boolean => destroyed,
    send(channel: string, ...args: unknown[]): void {
      if (destroyed) throw new TypeError('Object has been destroyed');
      for (const listener of [...(listeners.get(channel) ?? [])]) listener({}, ...structuredClone(args));
    },
  };
  async function invokeFrom(senderFrame: unknown, channel: string, ...args: unknown[]): Promise<unknown> {
    const handler = handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return structuredClone(await handler({ senderFrame }, ...structuredClone(args)));
  }
  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]): Promise<unknown> => invokeFrom(mainFrame, channel, ...args),
    on: (channel: string, listener: Listener): unknown =>
      listeners.set(channel, (listeners.get(channel) ?? new Set<Listener>()).add(listener)),
    off: (channel: string, listener: Listener): unknown => listeners.get(channel)?.delete(listener),
  };

  return {
    ipcMain: ipcMain as unknown as IpcMain,
    window: (): BrowserWindow => ({ webContents }) as unknown as BrowserWindow,
    ipcRenderer: ipcRenderer as unknown as IpcRenderer,
    /** As a frame that is not the window's own would ask. */
    invokeFrom,
    /** The window goes; its contents may still be looked at. */
    destroy: (): void => void (destroyed = true),
  };
}

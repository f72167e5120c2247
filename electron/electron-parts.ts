import type * as electron from 'electron';

/**
 * What the shell uses of Electron. Only main.ts imports the module itself; everything else is handed the parts it needs,
 * so it can be tried where Electron cannot run.
 */
export type ElectronParts = Pick<
  typeof electron,
  | 'app'
  | 'autoUpdater'
  | 'BrowserWindow'
  | 'clipboard'
  | 'dialog'
  | 'ipcMain'
  | 'Menu'
  | 'nativeImage'
  | 'nativeTheme'
  | 'Notification'
  | 'powerMonitor'
  | 'powerSaveBlocker'
  | 'protocol'
  | 'safeStorage'
  | 'screen'
  | 'session'
  | 'shell'
  | 'systemPreferences'
  | 'Tray'
>;

/** What the shell uses of its process. */
export type Machine = Pick<NodeJS.Process, 'argv' | 'env' | 'execPath' | 'on' | 'platform' | 'send'> & {
  /** For what is found out where nothing can be thrown: it ends the program as if nobody had caught it. */
  emit(event: 'uncaughtException', error: unknown): boolean;
  /** The working directory of a start by hand. */
  cwd(): string;
  /** Where an installed program keeps what lies beside its archive. */
  resourcesPath: string;
  stdout: Pick<NodeJS.WriteStream, 'write'>;
};

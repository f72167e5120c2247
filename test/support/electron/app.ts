import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { App, Dock, LoginItemSettings, LoginItemSettingsOptions, Settings } from 'electron';

import { aHappening } from './happening.ts';
import { createLoginItems } from './login-items.ts';

type Start = 'isReady' | 'whenReady' | 'requestSingleInstanceLock' | 'releaseSingleInstanceLock' | 'enableSandbox';
type About = 'getVersion' | 'getName' | 'getLocale' | 'getPath' | 'setPath' | 'getAppPath' | 'isPackaged' | 'setName';
type Line = { commandLine: Pick<App['commandLine'], 'hasSwitch'> };
type End = 'quit' | 'exit' | 'relaunch';
type Desk = 'getLoginItemSettings' | 'setLoginItemSettings' | 'setAppUserModelId' | 'disableHardwareAcceleration';

/** Programs that run at the same time, by their folder: who came first holds it. */
export type Running = Map<string, StandInApp>;

type Options = {
  platform?: NodeJS.Platform;
  version: string;
  locale: string;
  isPackaged: boolean;
  root: string;
  /** The folder of this user's files. */
  home: string;
  argv: readonly string[];
  running: Running;
  /** Closes all windows; resolves with false when one did not let itself be closed. */
  closeWindows(how: { force: boolean }): Promise<boolean>;
  onExit(code: number): void;
};

/** The program's life as Electron leads it: ready once, quit in its order, and everything asked for written down. */
export class StandInApp extends EventEmitter implements Pick<App, Start | About | End | Desk>, Line {
  readonly relaunches: (string[] | undefined)[] = [];
  readonly atLogin = createLoginItems();
  /** Only macOS has one. */
  readonly dock: Pick<Dock, 'hide' | 'show'> | undefined;
  /** Chromium's own reading of the command line. */
  readonly commandLine: Line['commandLine'] = {
    hasSwitch: (name) => this.options.argv.some((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`)),
  };
  private readonly options: Options;
  private readonly paths: Map<string, string>;
  private readonly readiness: Promise<void>;
  private ready = false;
  private quitting = false;
  private exited = false;

  constructor(options: Options) {
    super();
    this.options = options;
    this.dock = options.platform === 'darwin' ? { hide: () => undefined, show: async () => undefined } : undefined;
    this.paths = new Map(['home', 'appData', 'userData', 'temp'].map((name) => [name, join(options.home, name)]));
    // Electron becomes ready after the main module has been read to its end.
    this.readiness = new Promise((done) =>
      setImmediate(() => {
        this.ready = true;
        this.emit('ready', aHappening({}), {});
        done();
      }),
    );
  }

  get isPackaged(): boolean {
    return this.options.isPackaged;
  }
  isReady(): boolean {
    return this.ready;
  }
  whenReady(): Promise<void> {
    return this.readiness;
  }
  getVersion(): string {
    return this.options.version;
  }
  getName(): string {
    return 'Linekeeper';
  }
  setName(): void {}
  getLocale(): string {
    return this.options.locale;
  }
  getAppPath(): string {
    return this.options.root;
  }
  getPath(name: string): string {
    const path = this.paths.get(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }
  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error(`There is no folder ${path}`);
    this.paths.set(name, path);
  }
  enableSandbox(): void {}
  disableHardwareAcceleration(): void {}
  setAppUserModelId(): void {}

  requestSingleInstanceLock(additionalData: Record<string, unknown> = {}): boolean {
    const { running, argv } = this.options;
    const first = running.get(this.getPath('userData'));
    if (first && first !== this) {
      first.emit('second-instance', aHappening({}), [...argv], this.options.root, additionalData);
      return false;
    }
    running.set(this.getPath('userData'), this);
    return true;
  }
  releaseSingleInstanceLock(): void {
    const { running } = this.options;
    if (running.get(this.getPath('userData')) === this) running.delete(this.getPath('userData'));
  }

  getLoginItemSettings(options?: LoginItemSettingsOptions): LoginItemSettings {
    return this.atLogin.get(options);
  }
  setLoginItemSettings(settings: Settings): void {
    this.atLogin.set(settings);
  }

  relaunch(options: { args?: string[] } = {}): void {
    this.relaunches.push(options.args);
  }
  /** Asks everybody in Electron's order: `before-quit`, the windows, `will-quit`; each may say no. */
  quit(): void {
    if (this.quitting || this.exited) return;
    this.quitting = true;
    void this.leave().then((gone) => void (this.quitting = gone));
  }
  exit(code = 0): void {
    if (this.exited) return;
    this.exited = true;
    this.releaseSingleInstanceLock();
    void this.options.closeWindows({ force: true });
    this.emit('quit', aHappening({}), code);
    this.options.onExit(code);
  }
  /** The owner logs out or switches the computer off. */
  get isLeaving(): boolean {
    return this.quitting;
  }

  private async leave(): Promise<boolean> {
    const before = aHappening({});
    this.emit('before-quit', before);
    if (before.defaultPrevented || !(await this.options.closeWindows({ force: false }))) return false;
    const will = aHappening({});
    this.emit('will-quit', will);
    if (will.defaultPrevented) return false;
    this.exit(0);
    return true;
  }
}

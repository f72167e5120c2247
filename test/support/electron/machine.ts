import { EventEmitter } from 'node:events';

import type { Machine } from '../../../electron/electron-parts.ts';

type Options = { argv?: readonly string[]; env: Record<string, string>; cwd: string; platform?: NodeJS.Platform };

/** The process a program believes to be in: its signals are emitted by the test, and what it prints is kept. */
export class StandInMachine extends EventEmitter implements Omit<Machine, 'on'> {
  readonly argv: string[];
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly execPath = '/opt/linekeeper/linekeeper';
  readonly resourcesPath: string;
  readonly printed: string[] = [];
  /** What the one who started it by hand was told. */
  readonly told: unknown[] = [];
  readonly stdout: Machine['stdout'] = { write: (text: string | Uint8Array) => this.printed.push(String(text)) > 0 };
  private readonly folder: string;

  constructor({ argv = [], env, cwd, platform = 'linux' }: Options) {
    super();
    this.argv = [this.execPath, ...argv];
    this.env = env;
    this.platform = platform;
    this.folder = cwd;
    this.resourcesPath = cwd;
  }
  send(word: unknown): boolean {
    return this.told.push(word) > 0;
  }
  cwd(): string {
    return this.folder;
  }
}

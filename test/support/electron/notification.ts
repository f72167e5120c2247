import { EventEmitter } from 'node:events';
import type { Notification, NotificationConstructorOptions } from 'electron';

import { aHappening } from './happening.ts';

/** A message that the system shows in the program's name. */
export class StandInNotification
  extends EventEmitter
  implements Pick<Notification, 'show' | 'close' | 'title' | 'body' | 'silent'>
{
  readonly options: NotificationConstructorOptions;
  title: string;
  body: string;
  silent: boolean;
  private readonly shown: StandInNotification[];

  constructor(options: NotificationConstructorOptions, shown: StandInNotification[]) {
    super();
    this.options = options;
    this.title = options.title ?? '';
    this.body = options.body ?? '';
    this.silent = options.silent ?? false;
    this.shown = shown;
  }
  show(): void {
    this.shown.push(this);
    this.emit('show', aHappening({}));
  }
  close(): void {
    this.emit('close', aHappening({}));
  }
  /** As the owner would. */
  click(): void {
    this.emit('click', aHappening({}));
  }
}

/** `Notification` itself, with everything that was shown. `supported` may change while the program runs. */
export function createNotifications() {
  const shown: StandInNotification[] = [];
  const state = { supported: true };
  const Notification: object = class extends StandInNotification {
    constructor(options: NotificationConstructorOptions = {}) {
      super(options, shown);
    }
    static isSupported(): boolean {
      return state.supported;
    }
  };
  return { Notification, shown, state };
}

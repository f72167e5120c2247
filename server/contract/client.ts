import type { CommandInput, CommandName, CommandOutput } from './commands.ts';
import type { Reply } from './errors.ts';
import type { AppEvent } from './events.ts';

export type Unsubscribe = () => void;

/** What every view uses. Two implementations: HTTP, and Electron's IPC. */
export interface AppClient {
  call<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>>;
  /**
   * `onGap` means that events may have been missed: fetch again. It also fires once when the stream opens, and for a
   * subscriber that joins an open stream; `isMissed` is false where all that was asked before is as new as the stream.
   * An event is a whole snapshot, so hearing one twice does no harm.
   */
  subscribe(onEvent: (event: AppEvent) => void, onGap: (gap: Gap) => void): Unsubscribe;
}

export type Gap = { isMissed: boolean };

/** How the window stands with the server: `sessionEnded` stays until the owner opens the printed address again. */
export type LinkState = 'open' | 'lost' | 'sessionEnded';

/** The narrow surface the preload script puts on `window.linekeeper`. */
export interface AppBridge {
  call<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Reply<CommandOutput<N>>>;
  subscribe(onEvent: (event: AppEvent) => void): Unsubscribe;
}

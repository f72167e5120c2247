import type { CommandHandlers } from '#contract/commands.ts';
import type { LiveDesk } from './services/bridge/live-desk.ts';
import type { LineDesk } from './services/line-desk.ts';
import type { LineLive } from './services/line-live.ts';

export type LineServices = { desk: LineDesk; live: LineLive; liveDesk: LiveDesk };

type Handled =
  | `lines.${'list' | 'save'}`
  | `calls.${'end' | 'transfer' | 'transfer-options' | 'handover' | 'live' | 'listen'}`;

/** Which service does which command about the shop's own numbers and the calls on them. */
export function lineHandlers({ desk, live, liveDesk }: LineServices): Pick<CommandHandlers, Handled> {
  return {
    'lines.list': (input) => desk.list(input),
    'lines.save': (input) => desk.save(input),
    'calls.end': (input) => live.end(input),
    'calls.transfer-options': (input) => live.options(input),
    'calls.transfer': (input) => live.transfer(input),
    'calls.handover': (input) => live.handover(input),
    'calls.live': (input) => liveDesk.talk(input),
    'calls.listen': (input) => liveDesk.listen(input),
  };
}

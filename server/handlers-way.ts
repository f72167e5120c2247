import type { CommandHandlers } from '#contract/commands.ts';
import type { ConditionDesk } from './services/condition-desk.ts';
import type { Pause } from './services/pause.ts';
import type { TunnelDesk } from './services/tunnel-desk.ts';

export type WayServices = { tunnel: TunnelDesk; condition: ConditionDesk; pause: Pause };

type Handled = Extract<keyof CommandHandlers, `${'tunnel' | 'pause'}.${string}`>;

/** Which service does which command about the way to the phone, and about the pause. */
export function wayHandlers({ tunnel, condition, pause }: WayServices): Pick<CommandHandlers, Handled> {
  return {
    'tunnel.restart': () => {
      condition.begin();
      return tunnel.restart();
    },
    'tunnel.save': (input) => tunnel.save(input),
    'tunnel.fetch': () => tunnel.fetch(),
    'pause.start': (input) => {
      pause.start(input);
      return condition.check();
    },
    'pause.end': () => {
      pause.end();
      return condition.check();
    },
  };
}

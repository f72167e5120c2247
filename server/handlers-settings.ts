import type { CommandHandlers } from '#contract/commands.ts';
import type { ModelDesk } from './services/model-desk.ts';
import type { RehearsalShelf } from './services/rehearsal-shelf.ts';
import type { Rehearsing } from './services/rehearsing.ts';
import type { SecretDesk } from './services/secret-desk.ts';
import type { SettingsDesk } from './services/settings-desk.ts';
import type { SoulDesk } from './services/soul-desk.ts';

export type SettingsServices = {
  settings: SettingsDesk;
  secrets: SecretDesk;
  model: ModelDesk;
  souls: SoulDesk;
  shelf: RehearsalShelf;
  rehearsing: Rehearsing;
};

type Area = 'settings' | 'model' | 'secrets' | 'souls' | 'rehearsals' | 'rehearse';
type Handled = Extract<keyof CommandHandlers, `${Area}.${string}`>;

/** Which service does which command of Settings and Rehearse. */
export function settingsHandlers({
  settings,
  secrets,
  model,
  souls,
  shelf,
  rehearsing,
}: SettingsServices): Pick<CommandHandlers, Handled> {
  return {
    'settings.get': () => settings.get(),
    'settings.save': (input) => settings.save(input),
    'settings.retention-preview': (input) => settings.preview(input),
    'secrets.set': (input) => secrets.set(input),
    'model.get': () => model.get(),
    'model.save': (input) => model.save(input),
    'model.list': () => model.list(),
    'model.probe': () => model.probe(),
    'souls.list': () => souls.list(),
    'souls.get': (input) => souls.get(input),
    'souls.save': (input) => souls.save(input),
    'souls.preview': (input) => souls.preview(input),
    'rehearsals.list': () => shelf.list(),
    'rehearse.script': (input) => shelf.script(input),
    'rehearse.ring': (input) => rehearsing.ring(input),
    'rehearse.finish': (input) => rehearsing.finish(input),
  };
}

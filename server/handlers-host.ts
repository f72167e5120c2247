import type { CommandHandlers } from '#contract/commands.ts';
import { refused } from '#contract/errors.ts';
import type { Host } from '#contract/host.ts';
import { tell } from '#contract/told.ts';

type Handled = Extract<keyof CommandHandlers, `host.${string}`>;

/** What the desktop program does on its computer. Without one there is nothing to show, and nothing is done. */
export function hostHandlers(host: Host | undefined): Pick<CommandHandlers, Handled> {
  const there = (): Host => {
    if (!host) throw refused('not_found', tell('no_desktop'));
    return host;
  };
  return {
    'host.get': () => ({ host: host?.get() ?? null }),
    'host.save': (change) => ({ host: there().save(change) }),
    'host.open-folder': async () => {
      await there().openFolder();
      return {};
    },
    'host.choose-folder': async () => ({ folder: await there().chooseFolder() }),
    'host.demo': async ({ on }) => {
      await there().changeDemo(on);
      return {};
    },
    'host.copy-key': async () => ({ saved: await there().copyKey() }),
  };
}

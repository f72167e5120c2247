import { Command } from 'commander';

import { resetAccess } from '../../access-reset.ts';
import { describeCommand, type Cli, type PlaceOptions } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { connectRunning } from '../owner.ts';
import { findPlace } from '../place.ts';
import type { Shell } from '../shell.ts';

export function accessCommand({ shell, finish }: Cli): Command {
  const reset = describeCommand({
    name: 'reset',
    summary:
      'take a forgotten PIN away: every window is the owner’s again (the desktop program has to be stopped first)',
    examples: ['access reset'],
  }).action(async (options: PlaceOptions) => finish(await takeAway(shell, options)));
  return new Command('access').description('the owner’s PIN').addCommand(reset);
}

async function takeAway(shell: Shell, options: PlaceOptions): Promise<number> {
  const place = findPlace(shell, options);
  const hadPin = place.runtime ? await takeAwayThere(place) : resetAccess(hereIn(shell, place.dataDir));
  shell.say(hadPin ? 'The PIN is removed: set another one in the window.' : 'There is no PIN.');
  return EXIT.done;
}

async function takeAwayThere(place: ReturnType<typeof findPlace>): Promise<boolean> {
  const { ask } = connectRunning(place);
  const { hasPin } = await ask('access.get', {});
  if (hasPin) await ask('access.remove-pin', {});
  return hasPin;
}

function hereIn({ now, warn }: Shell, dataDir: string): Parameters<typeof resetAccess>[0] {
  return { dataDir, now, report: (where) => warn(`${where}: could not be written`) };
}

import { Command } from 'commander';
import { resolve } from 'node:path';
import { z } from 'zod';

import { SavedBusiness, type ShownBusiness } from '#contract/businesses.ts';
import { AppError } from '#contract/errors.ts';

import type { Ask } from '../ask.ts';
import { describeCommand, type Cli, type PlaceOptions } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { readGiven } from '../given-file.ts';
import { withOwner } from '../owner.ts';
import type { Shell } from '../shell.ts';

type ListOptions = PlaceOptions & { json?: boolean };

export function businessCommand({ shell, finish }: Cli): Command {
  const run = async (options: PlaceOptions, work: (ask: Ask) => Promise<string>): Promise<void> => {
    shell.say(await withOwner(shell, options, work));
    finish(EXIT.done);
  };
  const list = describeCommand({
    name: 'list',
    summary: 'the shops and how they are called',
    examples: ['business list'],
  })
    .option('--json', 'print everything as JSON')
    .action((options: ListOptions) => run(options, (ask) => listed(ask, options.json ?? false)));
  const show = describeCommand({ name: 'show', summary: 'one shop as JSON', examples: ['business show salon'] })
    .argument('<id>')
    .action((id: string, options: PlaceOptions) =>
      run(options, async (ask) => toJson(await ask('businesses.get', { id }))),
    );
  const save = describeCommand({
    name: 'save',
    summary: 'add a shop, or replace it as a whole, from a JSON file',
    examples: ['business save salon.json'],
  })
    .argument('<file>')
    .action((file: string, options: PlaceOptions) => run(options, (ask) => saveFrom(ask, shell, file)));
  const remove = describeCommand({ name: 'remove', summary: 'close a shop', examples: ['business remove salon'] })
    .argument('<id>')
    .action((id: string, options: PlaceOptions) =>
      run(options, async (ask) => {
        await ask('businesses.remove', { id });
        return `Removed ${id}.`;
      }),
    );
  return new Command('business')
    .description('the shops that are answered for, by called number')
    .addCommand(list)
    .addCommand(show)
    .addCommand(save)
    .addCommand(remove);
}

async function listed(ask: Ask, asJson: boolean): Promise<string> {
  const { businesses } = await ask('businesses.list', {});
  if (asJson) return toJson(businesses);
  return businesses.map(toLine).join('\n') || 'There is no shop yet.';
}

function toLine({ id, name, trade, zone, maskedNumbers }: ShownBusiness): string {
  return [id, name, trade, zone, maskedNumbers.join(' ') || 'any number'].join('  ');
}

async function saveFrom(ask: Ask, shell: Shell, file: string): Promise<string> {
  const given = readJson(resolve(shell.cwd, file));
  const business = SavedBusiness.safeParse(given);
  if (!business.success)
    throw new AppError('invalid_input', `The file is no shop:\n${z.prettifyError(business.error)}`);
  // As it was written: what the file leaves out of the default shop stays as it is.
  return toJson(await ask('businesses.save', given as z.input<typeof SavedBusiness>));
}

function readJson(path: string): unknown {
  const text = readGiven(path);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('invalid_input', 'The file is not valid JSON.', { cause });
  }
}

function toJson(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

import { Option, type Command } from 'commander';

import type { PlaceOptions } from '../command.ts';

export type DeskOptions = PlaceOptions & { business: string; json?: boolean };

/** What every `desk` command takes: whose desk it is about, and whether a program reads the answer. */
export const ofDesk = (command: Command, whose: string): Command =>
  command.addOption(new Option('--business <id>', whose).default('default')).option('--json', 'print it as JSON');

import { join } from 'node:path';

import { z } from 'zod';

import { createKeptFile } from '../server/platform/kept-file.ts';

const Bounds = z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() });

/** What the owner chose for this computer alone. No secret, nothing about the shop or anybody. */
export const Choices = z.object({
  /** Whether the owner was asked about starting with the computer. It is asked once, ever. */
  loginItemAsked: z.boolean().default(false),
  /** Keep the computer from falling asleep in opening hours. */
  keepAwake: z.boolean().default(false),
  /** Tell by notification of what cannot wait. */
  notify: z.boolean().default(true),
  /** Look once a day whether there is a newer Linekeeper. */
  checkUpdates: z.boolean().default(true),
  window: Bounds.nullable().default(null),
  /** The version that ran last, so that the owner is told once of a newer one. */
  lastVersion: z.string().max(40).nullable().default(null),
});
export type Choices = z.infer<typeof Choices>;

export type ChoiceFile = {
  current(): Choices;
  /** Throws when the file cannot be written; the choice holds all the same, as long as the program runs. */
  save(change: Partial<Choices>): void;
};

type Deps = { dataDir: string; report: (where: string, error: unknown) => void };

/** `desktop.json` in the data directory. A file that cannot be read counts as none: nothing depends on it. */
export function openChoices({ dataDir, report }: Deps): ChoiceFile {
  const file = createKeptFile({ file: join(dataDir, 'desktop.json'), schema: Choices });
  let choices = read() ?? Choices.parse({});

  function read(): Choices | undefined {
    try {
      return file.read().value;
    } catch (error) {
      report('choices', error);
      return undefined;
    }
  }

  return {
    current: () => choices,
    save(change) {
      choices = { ...choices, ...change };
      file.write(choices);
    },
  };
}

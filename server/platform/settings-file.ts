import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { AppError } from '#contract/errors.ts';

import { errorCode, writePrivateFile } from './private-file.ts';

/**
 * What must be known about the database without opening it (reliability.md §0, 17): which one it is, and how many
 * deliveries it had taken in at least. An empty or older file in its place is then noticed. Holds no secret.
 */
export const Settings = z.looseObject({
  dbId: z.uuid(),
  floor: z.looseObject({ deliveries: z.int().min(0) }),
});
export type Settings = z.infer<typeof Settings>;

export type SettingsFile = {
  /** Undefined on the first start. `recovered` says that the file was bad and an older copy was used, or none. */
  read(): { settings: Settings | undefined; recovered: boolean };
  write(settings: Settings): void;
};

/** `settings.json` with its last good copy beside it. A torn or badly edited file is kept as `settings.json.bad`. */
export function createSettingsFile({ dataDir }: { dataDir: string }): SettingsFile {
  const file = join(dataDir, 'settings.json');
  const lastGood = `${file}.last-good`;

  const write = (settings: Settings): void => {
    const text = `${JSON.stringify(Settings.parse(settings), null, 2)}\n`;
    writePrivateFile(file, text);
    writePrivateFile(lastGood, text);
  };

  return {
    write,
    read() {
      const current = load(file);
      if (current.state === 'good') return { settings: current.settings, recovered: false };
      const older = load(lastGood);
      if (current.state === 'bad') renameSync(file, `${file}.bad`);
      if (older.state !== 'good') return { settings: undefined, recovered: current.state === 'bad' };
      write(older.settings);
      return { settings: older.settings, recovered: true };
    },
  };
}

type Loaded = { state: 'missing' } | { state: 'bad' } | { state: 'good'; settings: Settings };

function load(file: string): Loaded {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { state: 'missing' };
    throw new AppError('unavailable', `The file ${file} cannot be read (${errorCode(error) ?? 'unknown'}).`);
  }
  try {
    return { state: 'good', settings: Settings.parse(JSON.parse(text)) };
  } catch {
    return { state: 'bad' };
  }
}

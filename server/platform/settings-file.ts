import { join } from 'node:path';

import { z } from 'zod';

import { createKeptFile, type KeptFile } from './kept-file.ts';

/**
 * What must be known about the database without opening it (reliability.md §0, 17): which one it is, and how many
 * deliveries it had taken in at least. An empty or older file in its place is then noticed. Holds no secret.
 */
export const Settings = z.looseObject({
  dbId: z.uuid(),
  floor: z.looseObject({ deliveries: z.int().min(0) }),
});
export type Settings = z.infer<typeof Settings>;

/** `settings.json`. */
export function createSettingsFile({ dataDir }: { dataDir: string }): KeptFile<Settings> {
  return createKeptFile({ file: join(dataDir, 'settings.json'), schema: Settings });
}

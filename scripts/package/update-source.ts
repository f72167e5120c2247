import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';
import { z } from 'zod';

import { resourcesIn, type Target } from './targets.ts';

/** All that an installed Linekeeper is told about updates; an address or a token beside it would lead elsewhere. */
const Source = z.strictObject({
  provider: z.literal('github'),
  owner: z.string().min(1),
  repo: z.string().min(1),
  releaseType: z.literal('draft').optional(),
  updaterCacheDirName: z.literal('linekeeper-updater'),
  publisherName: z.array(z.string()).optional(),
});

/**
 * Whether a package would find the next version: one sentence where it would not, or would look elsewhere than in
 * `repository` (`owner/name`; undefined where nobody said which one builds).
 */
export function findUpdateFaults(folder: string, target: Target, repository: string | undefined): string[] {
  const file = join(resourcesIn(folder, target), 'app-update.yml');
  if (!existsSync(file)) return ['app-update.yml is missing: no update would ever be found.'];
  const { data } = Source.safeParse(parse(readFileSync(file, 'utf8')));
  if (!data) return ['app-update.yml does not say where our updates are, or says more than that.'];
  const named = `${data.owner}/${data.repo}`;
  const isOurs = repository === undefined || named === repository;
  return isOurs ? [] : [`app-update.yml leads to ${named}, and this is ${repository}.`];
}

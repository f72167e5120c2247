import { join } from 'node:path';

import { z } from 'zod';

import { createKeptFile, type KeptFile } from '../server/platform/kept-file.ts';

const Version = z.string().max(40);
const At = z.number();

const Kept = z.object({
  /** Was being put in place at that time; `restarts` where it was to start by itself afterwards. */
  trying: z.object({ version: Version, at: At, restarts: z.boolean() }).nullable().default(null),
  /** Did not take over, and is not tried again. */
  failed: Version.nullable().default(null),
  /** Lies outside since then. */
  found: z.object({ version: Version, at: At }).nullable().default(null),
  /** The owner was told of it. */
  told: z.object({ version: Version, at: At }).nullable().default(null),
});
type Kept = z.infer<typeof Kept>;

export type UpdateRecord = {
  /** This start is the end of an update: nobody asked for a window. */
  startedUs: () => boolean;
  /** A version that did not take over when it was put in place, or null. */
  failed: () => string | null;
  /** The owner asks for it once more. */
  forgive: () => void;
  /** Notes that this version is to be had. Returns for how long that has been so, in milliseconds. */
  found: (version: string) => number;
  /** Whether the owner is to be told of it now, which is once a week at most; notes it. */
  tells: (version: string) => boolean;
  /** To be called before anything is stopped for it. Throws where it could not be told afterwards that it failed. */
  tries: (version: string, restarts: boolean) => void;
};

type Deps = {
  dataDir: string;
  /** The version that runs. */
  version: string;
  /** Epoch milliseconds. */
  now: () => number;
  onFailed: (version: string) => void;
  report: (error: unknown) => void;
};

/** An installer starts the program within this time, or did not. */
const JUST_NOW_MS = 10 * 60_000;
const WEEK_MS = 7 * 86_400_000;

/**
 * What became of newer versions, in `updates.json` of the data directory. It has to outlast the process: the one that
 * puts a version in place ends by it, and only the next one can see whether it came about.
 */
export function openUpdateRecord({ dataDir, version, now, onFailed, report }: Deps): UpdateRecord {
  const file = createKeptFile({ file: join(dataDir, 'updates.json'), schema: Kept });
  let kept = readKept(file, report);
  const { trying } = kept;
  const age = trying ? now() - trying.at : 0;
  const startedUs = trying !== null && trying.restarts && age >= 0 && age < JUST_NOW_MS;

  function save(change: Partial<Kept>): void {
    kept = { ...kept, ...change };
    file.write(kept);
  }

  function note(change: Partial<Kept>): void {
    try {
      save(change);
    } catch (error) {
      report(error);
    }
  }

  if (trying) {
    const hasFailed = trying.version !== version;
    note({ trying: null, failed: hasFailed ? trying.version : null });
    if (hasFailed) onFailed(trying.version);
  }

  return {
    startedUs: () => startedUs,
    failed: () => kept.failed,
    forgive() {
      if (kept.failed !== null) note({ failed: null });
    },
    found(outside) {
      if (kept.found?.version !== outside) note({ found: { version: outside, at: now() } });
      return now() - (kept.found?.at ?? now());
    },
    tells(outside) {
      if (kept.told?.version === outside && now() - kept.told.at < WEEK_MS) return false;
      note({ told: { version: outside, at: now() } });
      return true;
    },
    tries: (outside, restarts) => save({ trying: { version: outside, at: now(), restarts } }),
  };
}

/** One that cannot be read counts as none; whether it can be written is seen before anything is tried. */
function readKept(file: KeptFile<Kept>, report: (error: unknown) => void): Kept {
  try {
    return file.read().value ?? Kept.parse({});
  } catch (error) {
    report(error);
    return Kept.parse({});
  }
}

import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { onTestFinished } from 'vitest';

/**
 * As on Windows while a virus scanner has something open: what is there and meant by this cannot be removed, until it is
 * let go of or the test is over.
 */
export function holding(isHeld: (path: string) => boolean): { letGo: () => void } {
  const { rmSync } = fs;
  const { rm } = fs.promises;
  const refuseHeld = (path: fs.PathLike): void => {
    if (fs.existsSync(path) && isHeld(String(path)))
      throw Object.assign(new Error(`EBUSY: resource busy or locked, rm '${String(path)}'`), { code: 'EBUSY' });
  };
  fs.rmSync = (path, options) => {
    refuseHeld(path);
    rmSync(path, options);
  };
  fs.promises.rm = async (path, options) => {
    refuseHeld(path);
    await rm(path, options);
  };
  syncBuiltinESMExports();
  const letGo = (): void => {
    Object.assign(fs, { rmSync });
    Object.assign(fs.promises, { rm });
    syncBuiltinESMExports();
  };
  onTestFinished(letGo);
  return { letGo };
}

/** What is moved to this path is held the first few times that somebody tries. */
export function holdingAtFirst(target: string, times: number): { tries: () => number } {
  const { renameSync } = fs;
  let tries = 0;
  fs.renameSync = (from, to) => {
    if (String(to) === target && (tries += 1) <= times)
      throw Object.assign(new Error(`EPERM: operation not permitted, rename '${target}'`), { code: 'EPERM' });
    renameSync(from, to);
  };
  syncBuiltinESMExports();
  onTestFinished(() => {
    Object.assign(fs, { renameSync });
    syncBuiltinESMExports();
  });
  return { tries: () => tries };
}

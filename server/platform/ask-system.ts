import { execFile } from 'node:child_process';

const PATIENCE_MS = 3_000;

/** What a program of the system says, or null where there is none of that name, or it fails, or takes too long. */
export function askSystem(program: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(program, [...args], { timeout: PATIENCE_MS, maxBuffer: 256 * 1024, windowsHide: true }, (error, said) =>
      resolve(error ? null : said),
    );
  });
}

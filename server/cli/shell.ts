import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

import type { Environment } from '../platform/config.ts';
import { errorCode } from '../platform/private-file.ts';

/** What a command may touch of the world it was called from. */
export type Shell = {
  env: Environment;
  cwd: string;
  /** Linekeeper's own folder, with package.json and resources/. */
  root: string;
  version: string;
  now: () => Date;
  /** One line for standard output; the answer to what was asked. */
  say: (line: string) => void;
  /** One line for standard error; anything that is not the answer. */
  warn: (line: string) => void;
  /** A long answer, piece by piece, to standard output. */
  write: (pieces: AsyncIterable<string>) => Promise<void>;
  /** Somebody is sitting there and can be asked. */
  interactive: boolean;
  question: (text: string) => Promise<string>;
  /** The first line of standard input; empty where there is none. */
  readLine: () => Promise<string>;
};

/** @param start folder of the running program, somewhere inside Linekeeper's own folder */
export function createShell(start: string): Shell {
  const root = findRoot(start);
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  return {
    env: process.env,
    cwd: process.cwd(),
    root,
    version,
    now: () => new Date(),
    say: (line) => void process.stdout.write(`${line}\n`),
    warn: (line) => void process.stderr.write(`${line}\n`),
    write: (pieces) => pipeline(Readable.from(pieces), process.stdout, { end: false }).catch(unlessReaderLeft),
    interactive: process.stdin.isTTY && process.stderr.isTTY,
    async question(text) {
      const prompt = createInterface({ input: process.stdin, output: process.stderr });
      try {
        return await prompt.question(text);
      } finally {
        prompt.close();
      }
    },
    readLine: firstLine,
  };
}

async function firstLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line;
  return '';
}

/** `export | head` has seen enough; that is no failure. */
export function unlessReaderLeft(error: unknown): void {
  if (errorCode(error) !== 'EPIPE') throw error;
}

/** Run from source or from the bundle, the resources lie beside package.json. */
function findRoot(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'resources'))) return folder;
    if (folder === dirname(folder)) throw new Error('The folder with package.json and resources is missing.');
  }
}

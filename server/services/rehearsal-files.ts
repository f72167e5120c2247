import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

import { refused, type AppError } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';

import { Script } from '../domain/rehearsal-script.ts';

export type ScriptName = Pick<Script, 'title' | 'titles' | 'about'> & { name: string; calls: number };

/** The scripts that come with Linekeeper. The demo's own are no rehearsals: their people have fixed numbers. */
export async function listScripts(directory: string): Promise<ScriptName[]> {
  const files = (await readdir(directory)).filter((file) => file.endsWith('.json')).sort();
  const scripts = await Promise.all(
    files.map(async (file) => ({ file, script: await readScript(join(directory, file)) })),
  );
  return scripts
    .filter(({ script }) => Object.keys(script.people).length === 0)
    .map(({ file, script }) => ({
      name: file.slice(0, -'.json'.length),
      title: script.title,
      titles: script.titles,
      about: script.about,
      calls: script.calls.length,
    }));
}

/** A script by its name, or by the path of a file of the owner's own. */
export async function findScript(directory: string, nameOrPath: string): Promise<Script> {
  const ownName = /^[a-z][a-z0-9-]{0,40}$/.test(nameOrPath);
  return readScript(ownName ? join(directory, `${nameOrPath}.json`) : nameOrPath);
}

/** @throws AppError `not_found` without the file, `invalid_input` naming every field that is wrong */
export async function readScript(path: string): Promise<Script> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    const message = 'There is no such rehearsal script; --list shows those there are.';
    throw refused('not_found', tell('no_such_rehearsal'), { message, cause: error });
  });
  const script = Script.safeParse(parseJson(text));
  if (!script.success) throw unreadable(`The script is not valid:\n${z.prettifyError(script.error)}`);
  return script.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unreadable('The script is not valid JSON.', error);
  }
}

function unreadable(message: string, cause?: unknown): AppError {
  return refused('invalid_input', tell('rehearsal_unreadable'), { message, cause });
}

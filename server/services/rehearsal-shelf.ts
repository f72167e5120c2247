import { join } from 'node:path';

import type { RehearsalEntry, RehearsalScript } from '#contract/rehearsals.ts';
import { refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import type { ScriptedCall } from '../domain/rehearsal-script.ts';
import { listScripts, readScript } from './rehearsal-files.ts';

export type RehearsalShelf = ReturnType<typeof createRehearsalShelf>;

/** The scripted calls that come with Linekeeper, as far as two people can play them: what was said, and heard in it. */
export function createRehearsalShelf({ resourcesDir }: { resourcesDir: string }) {
  const folder = join(resourcesDir, 'rehearsals');

  return {
    async list(): Promise<{ scripts: RehearsalEntry[] }> {
      const scripts = await listScripts(folder);
      return { scripts: scripts.map(({ name, ...same }) => ({ id: name, ...same })) };
    },
    /** Only a name of the list finds anything, so that no other file can be asked for. */
    async script({ id }: { id: string }): Promise<RehearsalScript> {
      const known = await listScripts(folder);
      if (!known.some(({ name }) => name === id)) throw refused('not_found', tell('no_such_rehearsal'));
      const { calls } = await readScript(join(folder, `${id}.json`));
      return { calls: calls.map(toShown) };
    },
  };
}

function toShown({ title, titles, conversation, analysis }: ScriptedCall): RehearsalScript['calls'][number] {
  const turns = conversation.flatMap((part): RehearsalScript['calls'][number]['turns'] => {
    if ('caller' in part) return [{ role: 'caller', text: part.caller }];
    return 'agent' in part ? [{ role: 'agent', text: part.agent }] : [];
  });
  const heard = Object.entries(analysis.collected).flatMap(([slot, value]) =>
    value === null ? [] : [[slot, String(value)] as const],
  );
  return { title, titles, turns, collected: Object.fromEntries(heard) };
}

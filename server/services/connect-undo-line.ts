import { z } from 'zod';

import { sameJson } from '../domain/connect/same-json.ts';
import { namesOf } from '../domain/connect/names.ts';
import type { LineRoutes } from '../domain/providers/phone-account.ts';
import { gone, goneIs, type Outcome } from './connect-gone.ts';
import type { Entry } from './connect-journal.ts';
import type { Accounts } from './connect-look.ts';
import { routesOf } from './connect-routes.ts';

const Routes = z.record(z.string(), z.string());
const Import = z.object({ id: z.string(), sid: z.string().optional(), routes: Routes.nullable() });
const Assigned = z.object({ numberId: z.string(), agentId: z.string() });

type Deps = { accounts: Accounts; tag: string };

/** Takes back what was set for a number, at both providers. */
export function createLineUndo({ accounts: { voice, phone }, tag }: Deps) {
  /** Sets back each route that stands as it was set. */
  async function routes(sid: string, before: unknown, after: unknown): Promise<Outcome> {
    const stands = new Map<string, string>(Object.entries(routesOf(await phone().numbers.read(sid))));
    const [was, set] = [Routes.parse(before), Routes.parse(after)];
    const ours = Object.keys(set).filter((name) => stands.get(name) === set[name]);
    const back = ours.flatMap((name): [string, string][] => {
      const value = was[name];
      return value === undefined || value === set[name] ? [] : [[name, value]];
    });
    const change: Partial<LineRoutes> = Object.fromEntries(back);
    if (back.length > 0) await phone().numbers.change(sid, change);
    const isElse = Object.keys(set).some((name) => stands.get(name) !== set[name] && stands.get(name) !== was[name]);
    return isElse ? 'changed' : 'undone';
  }

  async function imported({ before, after }: Entry): Promise<Outcome> {
    if (after === null) return 'undone';
    const { id, sid, routes: set } = Import.parse(after);
    // Letting go of a number may change how Twilio answers it as well, so it is looked at first.
    const line = sid === undefined ? null : await goneIs(null, phone().numbers.read(sid));
    const stands = line && routesOf(line);
    await gone(voice().numbers.remove(id));
    const { routes: was } = z.object({ routes: Routes.nullable() }).parse(before);
    if (sid === undefined || was === null || set === null || stands === null) return 'undone';
    const standing = new Map<string, string>(Object.entries(stands));
    const wanted = Object.entries(was).map(([name, value]): [string, string] => [
      name,
      standing.get(name) === set[name] ? value : (standing.get(name) ?? value),
    ]);
    const change: Partial<LineRoutes> = Object.fromEntries(wanted);
    if (!sameJson(routesOf(await phone().numbers.read(sid)), change)) await phone().numbers.change(sid, change);
    const isOurs = wanted.every(([name]) => [set[name], was[name]].includes(standing.get(name)));
    return isOurs ? 'undone' : 'changed';
  }

  async function assigned({ before, after }: Entry): Promise<Outcome> {
    if (after === null) return 'undone';
    const { numberId, agentId } = Assigned.parse(after);
    const stands = (await voice().numbers.list()).find(({ id }) => id === numberId);
    const was = z.object({ agentId: z.string().nullable() }).parse(before).agentId;
    if (stands === undefined || stands.agentId === was) return 'undone';
    if (stands.agentId !== agentId) return 'changed';
    await voice().numbers.assign(numberId, was);
    return 'undone';
  }

  async function fallback(scope: string): Promise<Outcome> {
    const title = namesOf(tag).fallback(scope);
    for (const { id } of (await phone().fallbacks.list()).filter(({ name }) => name === title))
      await gone(phone().fallbacks.remove(id));
    return 'undone';
  }

  return { routes, imported, assigned, fallback };
}

import { z } from 'zod';

import { sameJson } from '../domain/connect/same-json.ts';
import { namesOf } from '../domain/connect/names.ts';
import type { VoiceAccount } from '../domain/providers/voice-account.ts';
import { gone, goneIs, type Outcome } from './connect-gone.ts';
import type { Entry } from './connect-journal.ts';
import type { Accounts } from './connect-look.ts';
import { routesOf } from './connect-routes.ts';

const Routes = z.record(z.string(), z.string());
/** `back` is what was decided to stand at Twilio, noted before the number is removed. */
const Import = z.object({
  id: z.string(),
  /** Who answered it when it had come in; unknown of one that may not have come in. */
  agentId: z.string().nullish(),
  sid: z.string().optional(),
  routes: Routes.nullish(),
  back: Routes.optional(),
});
const Begun = z.object({ number: z.string(), sid: z.string().optional() });
const Was = z.object({ routes: Routes.nullable() });
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
    if (back.length > 0) await phone().numbers.change(sid, Object.fromEntries(back));
    const isElse = Object.keys(set).some((name) => stands.get(name) !== set[name] && stands.get(name) !== was[name]);
    return isElse ? 'changed' : 'undone';
  }

  async function standing(sid: string | undefined): Promise<Record<string, string> | null> {
    const line = sid === undefined ? null : await goneIs(null, phone().numbers.read(sid));
    return line && { ...routesOf(line) };
  }

  /** An import that was begun, if it came about: whatever stands at Twilio since is the provider's doing. */
  async function begun(after: unknown): Promise<z.infer<typeof Import> | null> {
    const { number, sid } = Begun.parse(after);
    const there = (await voice().numbers.list()).find((each) => each.number === number);
    return there ? { id: there.id, sid, routes: await standing(sid) } : null;
  }

  /**
   * Letting go of a number may change how Twilio answers it. So what is to stand there is decided and noted before, for
   * a program that ends in between: an empty route is the provider's doing from then on. A number that somebody gave to
   * another agent since is theirs, and stays.
   */
  async function imported({ before, after, isDone }: Entry, note: (after: unknown) => void): Promise<Outcome> {
    const made = isDone ? Import.parse(after) : after === null ? null : await begun(after);
    if (made === null) return 'undone';
    const { id, sid, routes: set } = made;
    if (await isOthers(made, voice())) return 'changed';
    const was = Was.parse(before).routes;
    const stands = await standing(sid);
    if (sid === undefined || !was || !set || !stands) {
      await gone(voice().numbers.remove(id));
      return 'undone';
    }
    const back =
      made.back ?? eachOf(was, (name, value) => (stands[name] === set[name] ? value : (stands[name] ?? value)));
    if (!made.back) note({ ...made, back });
    await gone(voice().numbers.remove(id));
    const isOurs = (name: string): boolean => !made.back || ['', set[name], back[name]].includes(stands[name]);
    const wanted = eachOf(back, (name, value) => (isOurs(name) ? value : (stands[name] ?? value)));
    if (!sameJson(await standing(sid), wanted)) await phone().numbers.change(sid, wanted);
    return sameJson(wanted, was) ? 'undone' : 'changed';
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

/** Whether somebody gave it to another agent since. */
async function isOthers({ id, agentId }: z.infer<typeof Import>, { numbers }: VoiceAccount): Promise<boolean> {
  if (!agentId) return false;
  const answers = (await numbers.list()).find((each) => each.id === id)?.agentId ?? null;
  return answers !== null && answers !== agentId;
}

function eachOf(
  routes: Readonly<Record<string, string>>,
  change: (name: string, value: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(routes).map(([name, value]) => [name, change(name, value)]));
}

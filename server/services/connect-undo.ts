import { z } from 'zod';

import type { ConnectWish } from '#contract/connect.ts';
import type { Told } from '#contract/told.ts';

import { hasPath } from '../domain/connect/addresses.ts';
import { namesOf } from '../domain/connect/names.ts';
import { reverted } from '../domain/connect/revert.ts';
import { sameJson } from '../domain/connect/same-json.ts';
import { ProviderFault } from '../domain/providers/fault.ts';
import type { LineRoutes } from '../domain/providers/phone-account.ts';
import type { VoiceTool } from '../domain/providers/voice-account.ts';
import { problemOf } from './connect-apply.ts';
import type { ConnectedBusiness } from './connect-business.ts';
import { SHARED, type ConnectJournal, type Entry } from './connect-journal.ts';
import type { Accounts } from './connect-look.ts';
import type { OurSide } from './connect-own.ts';
import { routesOf } from './connect-work.ts';
import type { SecretKeeper } from './secret-keeper.ts';

type Deps = {
  accounts: Accounts;
  own: OurSide;
  business: ConnectedBusiness;
  secrets: SecretKeeper;
  journal: ConnectJournal;
};

/** `changed`: somebody changed it since, so it stays as it is. */
export type Outcome = 'undone' | 'changed';
type OnOutcome = (step: string, outcome: Outcome) => void;

const Made = z.object({ id: z.string() });
const Routes = z.record(z.string(), z.string());
const Line = z.object({ sid: z.string(), routes: Routes });
const Import = z.object({ id: z.string(), sid: z.string().optional(), routes: Routes.nullable() });
const Assigned = z.object({ numberId: z.string(), agentId: z.string() });
const Parts = z.record(z.string(), z.unknown());
const HEADER_SECRET = z.enum(['initiation', 'tool']);

export type ConnectUndo = ReturnType<typeof createConnectUndo>;

/** Takes back what was done, last first, and each thing only where it still stands as we left it. */
export function createConnectUndo({ accounts: { voice, phone }, own, business, secrets, journal }: Deps) {
  async function agent(agentId: string, entries: readonly Entry[]): Promise<Outcome> {
    const stands = (await voice().agents.read(agentId)).snapshot;
    const steps = entries.reduce(
      ({ value, isWhole }, { before, after }) => {
        // Without a note of what it led to, all that differs is taken for ours.
        const back = reverted(before, after ?? value, value);
        return { value: back.value, isWhole: isWhole && back.isWhole };
      },
      { value: stands as unknown, isWhole: true },
    );
    const wanted = Parts.parse(steps.value);
    if (sameJson(wanted, stands)) return steps.isWhole ? 'undone' : 'changed';
    await voice().agents.restore(agentId, wanted);
    const left = (await voice().agents.read(agentId)).snapshot;
    return steps.isWhole && sameJson(left, wanted) ? 'undone' : 'changed';
  }

  /** Sets back each route that stands as it was set. */
  async function routes(sid: string, before: unknown, after: unknown): Promise<Outcome> {
    const stands = new Map<string, string>(Object.entries(routesOf(await phone().numbers.read(sid))));
    const [was, set] = [Routes.parse(before), Routes.parse(after)];
    const ours = Object.keys(set).filter((name) => stands.get(name) === set[name]);
    const back = ours.flatMap((name) =>
      was[name] === undefined || was[name] === set[name] ? [] : [[name, was[name]]],
    );
    const change: Partial<LineRoutes> = Object.fromEntries(back);
    if (back.length > 0) await phone().numbers.change(sid, change);
    const isElse = Object.keys(set).some((name) => stands.get(name) !== set[name] && stands.get(name) !== was[name]);
    return isElse ? 'changed' : 'undone';
  }

  async function imported({ before, after }: Entry): Promise<Outcome> {
    if (after === null) return 'undone';
    const { id, sid, routes: set } = Import.parse(after);
    // Letting go of a number may change how Twilio answers it as well, so it is looked at first.
    const stands = sid === undefined ? null : routesOf(await phone().numbers.read(sid));
    const isOurs = set === null || sameJson(stands, set);
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
    return isOurs ? 'undone' : 'changed';
  }

  async function assigned({ before, after }: Entry): Promise<Outcome> {
    if (after === null) return 'undone';
    const { numberId, agentId } = Assigned.parse(after);
    const stands = (await voice().numbers.list()).find(({ id }) => id === numberId);
    if (stands?.agentId !== agentId) return stands === undefined ? 'undone' : 'changed';
    await voice().numbers.assign(numberId, z.object({ agentId: z.string().nullable() }).parse(before).agentId);
    return 'undone';
  }

  async function webhook({ before }: Entry): Promise<Outcome> {
    const { webhook: name } = namesOf(own.tag);
    const ours = (await voice().webhooks.list()).filter((each) => each.name === name);
    const results = await Promise.allSettled(ours.map(({ id }) => gone(voice().webhooks.remove(id))));
    const refusals = results.flatMap((result): unknown[] => (result.status === 'rejected' ? [result.reason] : []));
    const other = refusals.find((reason) => !(reason instanceof ProviderFault) || !isRefusal(reason));
    if (other !== undefined) throw other;
    // Something that is not of our doing uses it.
    if (refusals.length > 0) return 'changed';
    const was = z.object({ secret: z.string().nullable() }).parse(before).secret;
    secrets.set('webhook', was, { overlap: false });
    return 'undone';
  }

  async function tool(name: string, { before, after }: Entry): Promise<Outcome> {
    const tools = await voice().tools.list();
    const made = Made.safeParse(after).data?.id;
    const isOurs = ({ id, tool: { name: called, url } }: VoiceTool): boolean =>
      made === undefined ? called === name && hasPath(url, `/tools/${name}`) : id === made;
    const found = tools.find(isOurs);
    if (!found) return 'undone';
    if (before === null) await gone(voice().tools.remove(found.id));
    else await voice().tools.change(found.id, before as VoiceTool['tool']);
    return 'undone';
  }

  async function secret(name: z.infer<typeof HEADER_SECRET>): Promise<Outcome> {
    const title = namesOf(own.tag).secret[name];
    const ours = (await voice().secrets.list()).filter((each) => each.name === title);
    for (const { id } of ours) await gone(voice().secrets.remove(id));
    return 'undone';
  }

  function ownSecret(name: z.infer<typeof HEADER_SECRET>, { after }: Entry): Outcome {
    const isOurs = sameJson(after, { mark: own.markOf(name) });
    if (isOurs) secrets.set(name, null, { overlap: false });
    return isOurs ? 'undone' : 'changed';
  }

  async function fallback(scope: string): Promise<Outcome> {
    const title = namesOf(own.tag).fallback(scope);
    for (const { id } of (await phone().fallbacks.list()).filter(({ name }) => name === title))
      await gone(phone().fallbacks.remove(id));
    return 'undone';
  }

  /** Everything but the agent's parts, which are taken back together. */
  async function takeBack(entry: Entry): Promise<Outcome> {
    const { scope, step, before, after } = entry;
    const [kind, name] = step.split(':');
    const header = HEADER_SECRET.safeParse(name).data;
    if (kind === 'own-secret' && header) return ownSecret(header, entry);
    if (kind === 'secret' && header) return secret(header);
    if (kind === 'tool') return tool(name ?? '', entry);
    if (step === 'webhook') return webhook(entry);
    if (step === 'number:import') return imported(entry);
    if (step === 'number:assign') return assigned(entry);
    if (step === 'fallback') return fallback(scope);
    if (kind === 'line' && after !== null) return routes(Line.parse(after).sid, before, Line.parse(after).routes);
    if (step === 'business' && after !== null)
      return business.putBack(scope, before, after, () => journal.drop(scope, step)) ? 'undone' : 'changed';
    return 'undone';
  }

  async function all(scope: string, agentId: string | null, onOutcome: OnOutcome): Promise<void> {
    const entries = journal.entries(scope).reverse();
    const ofAgent = entries.filter(({ step }) => step.startsWith('agent:'));
    const first = entries.findIndex(({ step }) => step.startsWith('agent:'));
    for (const [index, entry] of entries.entries()) {
      if (index === first && agentId !== null) {
        const outcome = await goneIs('undone', agent(agentId, ofAgent));
        for (const { step } of ofAgent) {
          journal.drop(scope, step);
          onOutcome(step, outcome);
        }
      }
      if (ofAgent.includes(entry)) continue;
      const outcome = await goneIs('undone', takeBack(entry));
      journal.drop(scope, entry.step);
      onOutcome(entry.step, outcome);
    }
  }

  return {
    /**
     * What was done for this business; and what all businesses share, where no other one needs it and `alone` is not
     * asked for. Stops at what fails, and goes on there the next time.
     */
    async run(
      { business: scope, agentId }: ConnectWish,
      { keepShared, onOutcome }: { keepShared: boolean; onOutcome: OnOutcome },
    ): Promise<Told | null> {
      try {
        await all(scope, agentId, onOutcome);
        if (!keepShared && !journal.hasOthers(scope)) await all(SHARED, null, onOutcome);
        return null;
      } catch (error) {
        return problemOf(error);
      }
    },
  };
}

/** What is not there any more needs no removing. */
async function gone(work: Promise<void>): Promise<void> {
  await goneIs(undefined, work);
}

async function goneIs<T>(instead: T, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ProviderFault && error.kind === 'not_found') return instead;
    throw error;
  }
}

function isRefusal({ kind }: ProviderFault): boolean {
  return kind === 'conflict' || kind === 'rejected';
}

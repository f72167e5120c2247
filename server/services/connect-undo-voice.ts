import { z } from 'zod';

import { agentReverted, type AgentReverted } from '../domain/connect/agent-revert.ts';
import { hasPath } from '../domain/connect/addresses.ts';
import type { HeaderSecret } from '../domain/connect/found.ts';
import { namesOf } from '../domain/connect/names.ts';
import { sameJson } from '../domain/connect/same-json.ts';
import { ProviderFault } from '../domain/providers/fault.ts';
import type { VoiceTool } from '../domain/providers/voice-account.ts';
import { gone, goneIs, type Outcome } from './connect-gone.ts';
import type { Entry } from './connect-journal.ts';
import type { Accounts } from './connect-look.ts';
import type { SecretKeeper } from './secret-keeper.ts';

const Made = z.object({ id: z.string() });
const Tool = z.custom<VoiceTool['tool']>((value) => typeof value === 'object' && value !== null && 'url' in value);
const Parts = z.record(z.string(), z.unknown());

type Deps = { voice: Accounts['voice']; secrets: SecretKeeper; tag: string };

/** Takes back what was made in the ElevenLabs account, and what was set in an agent. */
export function createVoiceUndo({ voice, secrets, tag }: Deps) {
  /** Which variables words that came into the agent since need us for; empty as well where it is gone. */
  async function needed(agentId: string, entries: readonly Entry[]): Promise<readonly string[]> {
    if (entries.length === 0) return [];
    const agent = await goneIs(null, voice().agents.read(agentId));
    return agent === null ? [] : agentReverted(entries, agent.snapshot).names;
  }

  /** All steps in the agent at once, last first: what else was changed there since stays. */
  async function agent(agentId: string, entries: readonly Entry[]): Promise<AgentReverted> {
    const stands = (await voice().agents.read(agentId)).snapshot;
    const back = agentReverted(entries, stands);
    const wanted = Parts.parse(back.value);
    if (sameJson(wanted, stands)) return back;
    await voice().agents.restore(agentId, wanted);
    const left = (await voice().agents.read(agentId)).snapshot;
    return sameJson(left, wanted) ? back : { ...back, outcomes: stillStanding(back.outcomes) };
  }

  async function webhook({ before }: Entry): Promise<Outcome> {
    const { webhook: name } = namesOf(tag);
    const ours = (await voice().webhooks.list()).filter((each) => each.name === name);
    const refusals = await Promise.all(ours.map(({ id }) => refusal(gone(voice().webhooks.remove(id)))));
    // Something that is not of our doing uses it.
    if (refusals.includes(true)) return 'changed';
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
    else await voice().tools.change(found.id, Tool.parse(before));
    return 'undone';
  }

  async function secret(name: HeaderSecret): Promise<Outcome> {
    const title = namesOf(tag).secret[name];
    const ours = (await voice().secrets.list()).filter((each) => each.name === title);
    for (const { id } of ours) await gone(voice().secrets.remove(id));
    return 'undone';
  }

  /** By its name as well: the program may have ended before its id was noted down. */
  async function engine(scope: string, { after }: Entry): Promise<Outcome> {
    const [made, title] = [Made.safeParse(after).data?.id, namesOf(tag).engine(scope)];
    const ours = (await voice().engines.list()).filter(({ id, name }) => id === made || name === title);
    for (const { id } of ours) await gone(voice().engines.remove(id));
    return 'undone';
  }

  return { agent, needed, webhook, tool, secret, engine };
}

/** Nothing tells which of them the provider did not take. */
function stillStanding(outcomes: AgentReverted['outcomes']): AgentReverted['outcomes'] {
  return new Map([...outcomes].map(([step, outcome]) => [step, outcome === 'needed' ? outcome : 'changed']));
}

/** Whether it was refused because something uses it. */
async function refusal(work: Promise<void>): Promise<boolean> {
  try {
    await work;
    return false;
  } catch (error) {
    if (error instanceof ProviderFault && ['conflict', 'rejected'].includes(error.kind)) return true;
    throw error;
  }
}

import { EnabledOverrides } from '#contract/businesses.ts';
import { tell } from '#contract/told.ts';

import type { Agent, AgentChange } from '../providers/voice-account.ts';
import { secretIdOf, toolOfOurs, webhookInUse } from './account-steps.ts';
import { addressesAt } from './addresses.ts';
import { missingFields } from './data-fields.ts';
import type { PlannedStep, Situation } from './found.ts';
import { liveEvents } from './live-events.ts';
import { longestCall } from './longest-call.ts';
import { SECRET_HEADER } from './names.ts';
import { saysNotice, withNotice } from './notice.ts';
import { TOOL_NAMES } from './offered-tools.ts';
import { tellsMemory, usedOverrides, withMemory } from './overrides.ts';
import { placeholdersOf } from './placeholders.ts';
import { planned } from './planned.ts';
import { sameTransfers } from './transfers.ts';

/** Those whom an agent may put callers through to. */
export const TRANSFER_STEP = 'agent:transfer';

/**
 * What is set in the agent. It asks us for its variables before anything that uses one is put into it: a variable that
 * nobody fills in ends the call (elevenlabs.md §11 no. 1).
 */
export function agentSteps(now: Situation): PlannedStep[] {
  const { wish } = now.ours;
  const isAsked = wish.mode === 'native';
  return [
    overrides(now),
    ...(isAsked ? [initiation(now), asks(now)] : []),
    postCall(now),
    placeholders(now),
    tools(now),
    dataCollection(now),
    endCall(now),
    ...longestCall(now),
    ...(isAsked ? transfer(now) : []),
    ...memory(now),
    ...(wish.notice ? [notice(now)] : []),
    ...(wish.mode === 'register' ? [audio(now), ...liveEvents(now)] : []),
  ];
}

type Part = {
  id: string;
  told: PlannedStep['told'];
  isDone: boolean;
  change: AgentChange | null;
} & Partial<Pick<PlannedStep, 'before' | 'after' | 'bearsAddress'>>;

function ofAgent({ change, ...part }: Part): PlannedStep {
  return planned({ ...part, provider: 'elevenlabs', action: change && { kind: 'agent', change } });
}

function overrides({ found: { agent }, ours }: Situation): PlannedStep {
  const used = usedOverrides(ours.business, agent, ours.overridesAreFixed);
  const flags = EnabledOverrides.keyof().options.filter((flag) => used[flag] && !agent.overrides[flag]);
  return ofAgent({
    id: 'agent:overrides',
    told: tell('connect_step_overrides'),
    isDone: flags.length === 0,
    change: { overrides: Object.fromEntries(flags.map((flag) => [flag, true])) },
  });
}

/** A header by its name, however it is written. */
function headerOf({ initiation }: Agent, name: string): unknown {
  const entries = Object.entries(initiation?.headers ?? {});
  return entries.find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1];
}

function initiation(now: Situation): PlannedStep {
  const { agent } = now.found;
  const secretId = secretIdOf('initiation', now);
  const url = addressesAt(now.ours.publicUrl).initiation;
  const header = headerOf(agent, SECRET_HEADER);
  const isSecret =
    typeof header === 'object' && header !== null && 'secretId' in header && header.secretId === secretId;
  return ofAgent({
    id: 'agent:initiation',
    told: tell('connect_step_initiation'),
    before: agent.initiation?.url ?? null,
    after: url,
    isDone: secretId !== null && agent.initiation?.url === url && isSecret,
    change: secretId === null ? null : { initiation: { url, headers: { [SECRET_HEADER]: { secretId } } } },
    bearsAddress: true,
  });
}

function asks({ found: { agent } }: Situation): PlannedStep {
  return ofAgent({
    id: 'agent:asks',
    told: tell('connect_step_asks'),
    isDone: agent.asksOnRing,
    change: { asksOnRing: true },
  });
}

function postCall(now: Situation): PlannedStep {
  const { agent, webhooks } = now.found;
  const { events, format } = now.ours.words;
  const inUse = webhookInUse(now);
  const there = agent.postCall;
  const isComplete =
    there !== null && events.every((event) => there.events.includes(event)) && !there.excludesTranscript;
  const isJson = (there?.format ?? format) === format;
  return ofAgent({
    id: 'agent:post-call',
    told: tell('connect_step_post_call'),
    before: webhooks.find(({ id }) => id === there?.webhookId)?.url ?? null,
    after: addressesAt(now.ours.publicUrl).postCall,
    isDone: inUse !== null && there?.webhookId === inUse.id && isComplete && isJson,
    change: inUse && { postCall: { webhookId: inUse.id, events } },
    bearsAddress: true,
  });
}

function placeholders({ found: { agent }, ours }: Situation): PlannedStep {
  const missing = Object.entries(placeholdersOf(ours.business)).filter(
    ([name]) => !Object.hasOwn(agent.placeholders, name),
  );
  return ofAgent({
    id: 'agent:placeholders',
    told: tell('connect_step_placeholders'),
    after: missing.map(([name]) => name).join(', ') || null,
    isDone: missing.length === 0,
    change: { placeholders: { ...agent.placeholders, ...Object.fromEntries(missing) } },
  });
}

function tools({ found, ours }: Situation): PlannedStep {
  const made = TOOL_NAMES.map((name) => toolOfOurs(name, found, ours)?.id);
  const ids = made.filter((id) => id !== undefined);
  const missing = ids.filter((id) => !found.agent.toolIds.includes(id));
  const areMade = ids.length === TOOL_NAMES.length;
  return ofAgent({
    id: 'agent:tools',
    told: tell('connect_step_tools'),
    after: TOOL_NAMES.join(', '),
    isDone: areMade && missing.length === 0,
    change: areMade ? { toolIds: [...found.agent.toolIds, ...missing] } : null,
  });
}

function dataCollection({ found: { agent }, ours }: Situation): PlannedStep {
  const fields = missingFields(ours.business, Object.keys(agent.dataCollection));
  return ofAgent({
    id: 'agent:data',
    told: tell('connect_step_data'),
    after: Object.keys(fields).join(', ') || null,
    isDone: Object.keys(fields).length === 0,
    change: { dataCollection: fields },
  });
}

function endCall({ found: { agent } }: Situation): PlannedStep {
  return ofAgent({
    id: 'agent:end-call',
    told: tell('connect_step_end_call'),
    isDone: agent.builtInTools.includes('end_call'),
    change: { builtInTools: ['end_call'] },
  });
}

/** In the place of those it had, whom an undo brings back. Only names are shown: the list is no place for numbers. */
function transfer({ found: { agent }, ours }: Situation): PlannedStep[] {
  const wanted = ours.transfers;
  if (wanted === null) return [];
  const step = ofAgent({
    id: TRANSFER_STEP,
    told: tell(wanted.length === 0 ? 'connect_step_no_transfer' : 'connect_step_transfer'),
    before: agent.transfers.map(({ when }) => when).join('; ') || null,
    after: wanted.map(({ when }) => when).join('; ') || null,
    isDone: sameTransfers(agent.transfers, wanted),
    change: { transferNumbers: wanted },
  });
  return [step];
}

function memory({ found: { agent }, ours }: Situation): PlannedStep[] {
  if (usedOverrides(ours.business, agent, ours.overridesAreFixed).prompt) return [];
  const step = ofAgent({
    id: 'agent:memory',
    told: tell('connect_step_memory'),
    after: '{{caller_memory}}',
    isDone: tellsMemory(agent),
    change: { prompt: withMemory(agent.prompt, ours.business.language) },
  });
  return [step];
}

function notice({ found: { agent }, ours }: Situation): PlannedStep {
  const isThere = saysNotice(agent.firstMessage);
  const firstMessage = isThere ? agent.firstMessage : withNotice(agent.firstMessage, ours.business.language);
  return ofAgent({
    id: 'agent:notice',
    told: tell('connect_step_notice'),
    before: agent.firstMessage,
    after: firstMessage,
    isDone: isThere,
    change: { firstMessage },
  });
}

function audio({ found: { agent }, ours }: Situation): PlannedStep {
  const { lineAudio } = ours.words;
  return ofAgent({
    id: 'agent:audio',
    told: tell('connect_step_audio'),
    before: [agent.audio.input, agent.audio.output].filter((format) => format !== null).join(', ') || null,
    after: lineAudio,
    isDone: agent.audio.input === lineAudio && agent.audio.output === lineAudio,
    change: { audio: { input: lineAudio, output: lineAudio } },
  });
}

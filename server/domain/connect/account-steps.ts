import { tell } from '#contract/told.ts';

import type { VoiceTool, VoiceWebhook } from '../providers/voice-account.ts';
import { sameJson } from './same-json.ts';
import { addressesAt, hasPath } from './addresses.ts';
import type { Found, HeaderSecret, Ours, PlannedStep, Situation } from './found.ts';
import { ownThinks } from './kept-wish.ts';
import { namesOf } from './names.ts';
import { offeredTool, TOOL_NAMES, type ToolName } from './offered-tools.ts';
import { planned } from './planned.ts';

const OWN_TOLD = {
  initiation: 'connect_step_own_initiation',
  tool: 'connect_step_own_tool',
  brain: 'connect_step_own_brain',
} as const satisfies Record<HeaderSecret, string>;
const HELD_TOLD = {
  initiation: 'connect_step_secret_initiation',
  tool: 'connect_step_secret_tool',
  brain: 'connect_step_secret_brain',
} as const satisfies Record<HeaderSecret, string>;

/** What every business of this installation shares at the agents' provider: secrets, the webhook, and the tools. */
export function accountSteps(now: Situation): PlannedStep[] {
  const secrets: HeaderSecret[] = ['initiation', 'tool', ...(ownThinks(now.ours.wish) ? (['brain'] as const) : [])];
  const steps = [
    ...secrets.map((name) => ownSecret(name, now)),
    ...secrets.map((name) => heldSecret(name, now)),
    webhook(now),
    webhookOn(now),
    ...TOOL_NAMES.map((name) => tool(name, now)),
  ];
  return steps.map((step) => ({ ...step, isShared: true }));
}

function ownSecret(name: HeaderSecret, { ours }: Situation): PlannedStep {
  return planned({
    id: `own-secret:${name}`,
    provider: 'linekeeper',
    told: tell(OWN_TOLD[name]),
    isDone: ours.secrets[name] !== null,
    action: { kind: 'own-secret', name },
  });
}

/** The id of the provider's secret that holds ours; null while there is none, or an older value in it. */
export function secretIdOf(name: HeaderSecret, { found, ours }: Situation): string | null {
  const held = ours.held[`secret:${name}`];
  const isThere = held !== undefined && found.secrets.some(({ id }) => id === held.id);
  return isThere && held.mark === ours.secrets[name] ? held.id : null;
}

function heldSecret(name: HeaderSecret, now: Situation): PlannedStep {
  const { found, ours } = now;
  const title = namesOf(ours.tag).secret[name];
  const heldId = ours.held[`secret:${name}`]?.id;
  const ofOurs = found.secrets.find(({ id }) => id === heldId) ?? found.secrets.find((each) => each.name === title);
  return planned({
    id: `secret:${name}`,
    provider: 'elevenlabs',
    told: tell(HELD_TOLD[name]),
    after: title,
    isDone: secretIdOf(name, now) !== null,
    action: ours.secrets[name] === null ? null : { kind: 'secret', name, title, replaces: ofOurs?.id ?? null },
  });
}

/**
 * The webhook that finished calls come through, at our present address and with a secret that we know: the one we made,
 * or one the owner made and whose secret they gave us. One of ours whose secret was lost on the way counts for nothing.
 */
export function webhookInUse({ found, ours }: Situation): VoiceWebhook | null {
  const url = addressesAt(ours.publicUrl).postCall;
  const here = found.webhooks.filter((each) => each.url === url);
  const made = here.find(({ id }) => id === ours.held.webhook?.id);
  const given = here.find(({ name }) => name !== namesOf(ours.tag).webhook);
  return made ?? (ours.webhookSecretGiven && given ? given : null);
}

/** Ours that are not in use: of an earlier address, or made by a run that ended before the secret was noted down. */
export function staleWebhooks(now: Situation): string[] {
  const inUse = webhookInUse(now)?.id;
  const name = namesOf(now.ours.tag).webhook;
  return now.found.webhooks.filter((each) => each.name === name && each.id !== inUse).map(({ id }) => id);
}

function webhook(now: Situation): PlannedStep {
  const { found, ours } = now;
  const url = addressesAt(ours.publicUrl).postCall;
  const before = found.webhooks.find(({ id }) => id === ours.held.webhook?.id);
  const inUse = webhookInUse(now);
  return planned({
    id: 'webhook',
    provider: 'elevenlabs',
    told: tell('connect_step_webhook'),
    before: inUse?.url ?? before?.url ?? null,
    after: url,
    isDone: inUse !== null,
    // One that an agent still uses is replaced first and removed afterwards; the provider keeps it until then.
    action: { kind: 'webhook', title: namesOf(ours.tag).webhook, url, stale: staleWebhooks(now) },
    bearsAddress: true,
  });
}

function webhookOn(now: Situation): PlannedStep {
  const inUse = webhookInUse(now);
  // Not every answer says whether it is tried again: what we noted down counts then.
  const retries = inUse?.retries ?? (inUse !== null && now.ours.held['webhook-on']?.id === inUse.id);
  const isOn = inUse !== null && !inUse.isDisabled && !inUse.isAutoDisabled;
  return planned({
    id: 'webhook-on',
    provider: 'elevenlabs',
    told: tell('connect_step_webhook_on'),
    isDone: isOn && retries,
    action: inUse && { kind: 'webhook-on', id: inUse.id, title: inUse.name },
    bearsAddress: true,
  });
}

/** The tool of ours at the provider, whatever it looks like now. */
export function toolOfOurs(name: ToolName, found: Found, ours: Ours): VoiceTool | null {
  const heldId = ours.held[`tool:${name}`]?.id;
  const byId = found.tools.find(({ id }) => id === heldId);
  return byId ?? found.tools.find(({ tool }) => tool.name === name && hasPath(tool.url, `/tools/${name}`)) ?? null;
}

function tool(name: ToolName, now: Situation): PlannedStep {
  const { found, ours } = now;
  const secretId = secretIdOf('tool', now);
  const there = toolOfOurs(name, found, ours);
  const { publicUrl } = ours;
  // The tools are shared: what one shop is asked for is not to change back and forth with another's.
  const wanted = secretId === null ? null : offeredTool(name, { publicUrl, secretId, trade: 'general' });
  const isHeld = there !== null && ours.held[`tool:${name}`]?.id === there.id;
  return planned({
    id: `tool:${name}`,
    provider: 'elevenlabs',
    told: tell('connect_step_tool', { name }),
    before: there?.tool.url ?? null,
    after: addressesAt(publicUrl).tool(name),
    isDone: isHeld && wanted !== null && sameJson(there.tool, wanted),
    action: wanted && { kind: 'tool', tool: wanted, replaces: there },
    bearsAddress: true,
  });
}

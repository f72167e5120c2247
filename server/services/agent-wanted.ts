import type { Business } from '#contract/businesses.ts';
import type { ConnectWish } from '#contract/connect.ts';
import type { LineMode } from '#contract/lines.ts';

import type { Wanted } from '../domain/agent-check/seen.ts';
import { toE164 } from '../domain/phone-number.ts';
import { BRAIN_HEADERS, BRAIN_SECRET_HEADER } from '../domain/bridge/brain-headers.ts';
import { addressesAt } from '../domain/connect/addresses.ts';
import { ownThinks } from '../domain/connect/kept-wish.ts';
import { SECRET_HEADER } from '../domain/connect/names.ts';
import { offeredTool, TOOL_NAMES } from '../domain/connect/offered-tools.ts';
import type { Tenant } from './business-book.ts';

/** The provider's own words for what is asked of it. */
export type AgentWords = Pick<Wanted, 'events' | 'format' | 'lineAudio' | 'mostSeconds' | 'liveEvents'>;

type Given = {
  tenant: Tenant;
  wish: ConnectWish | null;
  transfers: Wanted['transfers'];
  /** What is known of the secrets on both sides. */
  shared: Pick<Wanted, 'secretsThere' | 'reportedAt' | 'ownWebhook'>;
  longestSeconds: Wanted['longestSeconds'];
  /** How each line of the shop is to be answered. */
  lineModes: readonly LineMode[];
  isOurs: (e164: string) => boolean;
  /** Whether a model of the owner's own is set up. */
  hasModel: boolean;
  publicUrl: string | null;
  isAsked: boolean;
  words: AgentWords;
  now: Date;
};

/** How the agent of a business has to be. Nothing is claimed of addresses while there is no public one. */
export function wantedOf({ tenant, wish, transfers, shared, publicUrl, isAsked, words, now, ...lines }: Given): Wanted {
  const { business } = tenant;
  const addresses = publicUrl === null ? null : addressesAt(publicUrl);
  // Without a public address the tools are looked at for all but where they lead.
  const place = { publicUrl: publicUrl ?? 'https://localhost', secretId: '', trade: business.trade };
  return {
    ...{ business, transfers, longestSeconds: lines.longestSeconds, isAsked, now, ...words, ...shared },
    supplied: suppliedTo(tenant, now),
    mode: wish?.mode ?? 'native',
    engine: engineOf(wish, addresses?.brain ?? null, lines),
    otherMode: otherModeOf(wish, lines.lineModes),
    ringsItself: ringsItself(wish, business.region, lines.isOurs),
    line: lineOf(wish),
    addresses: addresses && { initiation: addresses.initiation, postCall: addresses.postCall },
    secretHeader: SECRET_HEADER,
    tools: TOOL_NAMES.map((name) => offeredTool(name, place)),
  };
}

/** The very names that a ringing phone of nobody in particular is answered with: they are the same for everybody. */
function suppliedTo({ answers, secretVariables }: Tenant, now: Date): ReadonlySet<string> {
  const ring = { now: now.toISOString(), secretVariables, callRef: '', request: {}, longestSeconds: null };
  return new Set(Object.keys(answers.neutralAnswer(ring, 'fallback').body.dynamic_variables));
}

/** All but what ElevenLabs answers itself has to be asked of this computer. */
function otherModeOf(wish: ConnectWish | null, modes: readonly LineMode[]): Wanted['otherMode'] {
  if (!wish?.line || modes.length === 0) return null;
  const wanted = modes.map((mode) => (mode === 'native' ? 'native' : 'register'));
  return wanted.includes(wish.mode) ? null : (wanted[0] ?? null);
}

function engineOf(
  wish: ConnectWish | null,
  socketUrl: string | null,
  { lineModes, hasModel }: Pick<Given, 'lineModes' | 'hasModel'>,
): Wanted['engine'] {
  if (wish === null || !ownThinks(wish)) return null;
  const headers = [BRAIN_SECRET_HEADER, ...Object.keys(BRAIN_HEADERS)];
  return { socketUrl, headers, hasModel, isUsed: lineModes.length === 0 || lineModes.includes('bridge') };
}

function ringsItself(wish: ConnectWish | null, region: string, isOurs: Given['isOurs']): boolean {
  if (wish?.fallback?.kind !== 'forward') return false;
  const e164 = toE164(wish.fallback.to, region);
  return e164 !== null && isOurs(e164);
}

function lineOf(wish: ConnectWish | null): Wanted['line'] {
  if (!wish?.line) return null;
  return { id: wish.line.kind === 'imported' ? wish.line.id : null };
}

/** Whose agent it is: as it was connected last, else as the shop says. */
export function agentOf({ agentId }: Pick<Business, 'agentId'>, wish: ConnectWish | null): string | null {
  return wish?.agentId ?? agentId;
}

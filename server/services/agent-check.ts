import type { ConnectWish, Finding } from '#contract/connect.ts';
import { refused } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import { tell, type Told } from '#contract/told.ts';

import { checkAgent, toFinding } from '../domain/agent-check/check-agent.ts';
import type { Fault } from '../domain/agent-check/fault.ts';
import type { Wanted } from '../domain/agent-check/seen.ts';
import { ownThinks } from '../domain/connect/kept-wish.ts';
import { ProviderFault } from '../domain/providers/fault.ts';
import type { VoiceAccount } from '../domain/providers/voice-account.ts';
import type { Bus } from '../platform/bus.ts';
import { mendAgent, type Mending } from './agent-fix.ts';
import { seeAgent } from './agent-seen.ts';
import { agentOf, wantedOf, type AgentWords } from './agent-wanted.ts';
import type { AllowedOverrides } from './allowed-overrides.ts';
import type { BusinessBook, Tenant } from './business-book.ts';
import type { LineBook } from './line-book.ts';
import { oneLookAtATime } from './one-look.ts';

type Deps = Mending & {
  book: BusinessBook;
  allowed: Pick<AllowedOverrides, 'note'>;
  /** Throws `ProviderFault` where there is no key. */
  voice: () => VoiceAccount;
  /** How a business is connected; null where it never was, or that was taken back. */
  wishOf: (business: string) => ConnectWish | null;
  transfersOf: (business: string) => Wanted['transfers'];
  /** What is known of the secrets on both sides. */
  shared: () => Pick<Wanted, 'secretsThere' | 'reportedAt' | 'ownWebhook'>;
  /** The Speech Engine that was set up for a business. */
  engineOf: (business: string) => string | null;
  /** Whether a model of the owner's own is set up. */
  hasModel: () => boolean;
  lineBook: Pick<LineBook, 'all' | 'isOurs' | 'longest'>;
  publicUrl: () => string | null;
  /** Whether a request with the right secret came over the present address lately. */
  isAsked: () => boolean;
  words: AgentWords;
  bus: Bus<AppEvents>;
  now: () => Date;
};

type Looked = { at: string; faults: readonly Fault[] };
export type Findings = { checkedAt: string | null; findings: Finding[] };
export type AgentCheck = ReturnType<typeof createAgentCheck>;

/** Holds the agent of each business against what it has to be, and mends what it can. What was found last is kept. */
export function createAgentCheck(deps: Deps) {
  const { book, allowed, voice, wishOf, bus, now } = deps;
  const last = new Map<string, Looked>();

  async function look(id: string): Promise<void> {
    const tenant = book.tenant(id);
    const wish = wishOf(id);
    const agentId = agentOf(tenant.business, wish);
    if (agentId === null) throw refused('conflict', tell('agent_unchecked'));
    const chosen = wish?.line?.kind === 'imported' ? wish.line.id : null;
    const seen = await seeAgent({
      ...{ account: voice(), agentId },
      engineId: wish !== null && ownThinks(wish) ? deps.engineOf(id) : null,
      voiceId: tenant.business.overrides.voice ? tenant.business.voiceId : null,
      isOfShop: (line) => line.id === chosen || book.shopOf(line.number) === id,
    }).catch(unlessGone);
    if (seen !== null) allowed.note(agentId, seen.agent.overrides);
    note(id, seen === null ? [GONE] : checkAgent(seen, wantedBy(tenant, wish, deps)));
  }

  function note(id: string, faults: readonly Fault[]): void {
    last.set(id, { at: now().toISOString(), faults });
    bus.publish('agent.checked', { business: id });
  }

  const check = oneLookAtATime(look);

  const hasAgent = (id: string): boolean => book.has(id) && agentOf(book.tenant(id).business, wishOf(id)) !== null;

  function findings(id: string): Findings {
    // What was found of an agent that answers for this shop no more says nothing.
    const looked = hasAgent(id) ? last.get(id) : undefined;
    const canPlan = wishOf(id) !== null;
    const shown = (looked?.faults ?? []).map((fault) => toFinding(fault, { business: id, canPlan }));
    return { checkedAt: looked?.at ?? null, findings: shown };
  }

  return {
    /** Throws AppError where it cannot be looked at. */
    check,
    findings,
    /** Businesses that have an agent to be looked at. */
    checkable: (): string[] => book.all().flatMap(({ business }) => (hasAgent(business.id) ? [business.id] : [])),
    async get({ business, now: anew }: { business: string; now: boolean }): Promise<Findings> {
      if (anew) await check(business);
      return findings(business);
    },
    /** Throws `not_found` for what is no longer found, and as the provider does where it will not be mended. */
    async fix({ business, id }: { business: string; id: string }): Promise<Findings> {
      const fault = last.get(business)?.faults.find((each) => each.id === id);
      const { fix } = fault ? toFinding(fault, { business, canPlan: wishOf(business) !== null }) : { fix: null };
      if (!fault?.fix || !fix) throw refused('not_found', tell('agent_no_such_finding'));
      await mendAgent(fault.fix, { business: book.tenant(business).business, wish: wishOf(business) }, deps);
      await check(business);
      return findings(business);
    },
    /** What breaks calls, of every business that is still there. */
    errors: (): Told[] =>
      onceEach(
        [...last].flatMap(([id, { faults }]) =>
          hasAgent(id) ? faults.filter(({ severity }) => severity === 'error').map(({ told }) => told) : [],
        ),
      ),
  };
}

function wantedBy(tenant: Tenant, wish: ConnectWish | null, deps: Deps): Wanted {
  const { lineBook, transfersOf, shared, publicUrl, isAsked, hasModel, words, now } = deps;
  const { id } = tenant.business;
  const lines = lineBook.all().filter(({ businessId }) => businessId === id);
  return wantedOf({
    ...{ tenant, wish, words },
    transfers: wish === null ? null : transfersOf(id),
    shared: wish === null ? UNSHARED : shared(),
    publicUrl: publicUrl(),
    isAsked: isAsked(),
    hasModel: hasModel(),
    now: now(),
    lineModes: lines.flatMap(({ settings }) => settings.mode),
    isOurs: lineBook.isOurs,
    longestSeconds: lineBook.longest(id, null),
  });
}

/** Two shops may have the same trouble. */
function onceEach(told: readonly Told[]): Told[] {
  return [...new Map(told.map((each) => [each.sentence, each])).values()];
}

/** Where nothing was connected, nobody was given a secret. */
const UNSHARED = { secretsThere: [], reportedAt: null, ownWebhook: null };
const GONE: Fault = { id: 'agent_gone', severity: 'error', told: tell('agent_gone'), fix: null };

function unlessGone(error: unknown): null {
  if (error instanceof ProviderFault && error.kind === 'not_found') return null;
  throw error;
}

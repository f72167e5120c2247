import { statSync } from 'node:fs';
import { join } from 'node:path';

import { refused } from '#contract/errors.ts';
import type { ConnectWish } from '#contract/connect.ts';
import type { Told } from '#contract/told.ts';
import type { PhoneAccount } from './domain/providers/phone-account.ts';
import type { VoiceAccount } from './domain/providers/voice-account.ts';
import { sleepQuestion } from './domain/doctor/sleep-settings.ts';
import { AGENT_WORDS } from './integrations/elevenlabs/agent-words.ts';
import { askSystem } from './platform/ask-system.ts';
import { freeBytes } from './platform/free-bytes.ts';
import { lastLines } from './platform/last-lines.ts';
import { createAgentCheck, type AgentCheck } from './services/agent-check.ts';
import { createAgentRounds, type AgentRounds } from './services/agent-rounds.ts';
import type { Backups } from './services/backup/backups.ts';
import type { BusinessBook } from './services/business-book.ts';
import type { BusinessDesk } from './services/business-desk.ts';
import { createDoctor } from './services/doctor.ts';
import { createSupportBundles } from './services/doctor-bundle.ts';
import { backupLooks, backupMends } from './services/doctor-backup.ts';
import { callLooks, fallbackMends, type CallLooks } from './services/doctor-calls.ts';
import { hereLooks, hereMends, type Here } from './services/doctor-here.ts';
import { limitLooks, type LimitGauges } from './services/doctor-limits.ts';
import { findingMends, providerLooks } from './services/doctor-providers.ts';
import type { AllowedOverrides } from './services/allowed-overrides.ts';
import type { Connection } from './services/connections.ts';
import type { LineBook } from './services/line-book.ts';
import { modelLooks } from './services/doctor-model.ts';
import type { ModelDesk } from './services/model-desk.ts';
import type { ProviderJobs } from './services/provider-jobs.ts';
import type { SettingsDesk } from './services/settings-desk.ts';
import type { StatusDesk } from './services/status.ts';
import type { TunnelDesk } from './services/tunnel-desk.ts';
import type { Wiping } from './services/wiping.ts';
import { isSound } from './store/quick-check.ts';
import type { DoctorServices } from './handlers-doctor.ts';
import type { Connect } from './wiring-connect.ts';
import type { Providers } from './wiring-providers.ts';
import type { WiringOptions } from './wiring-options.ts';

type Known = {
  backups: Backups;
  book: BusinessBook;
  lineBook: LineBook;
  allowed: AllowedOverrides;
  businesses: BusinessDesk;
  providers: Providers;
  connect: Connect;
  tunnel: TunnelDesk;
  jobs: ProviderJobs;
  status: StatusDesk;
  settings: SettingsDesk;
  model: ModelDesk;
  gauges: LimitGauges;
  wiping: Wiping;
};

export type Doctoring = DoctorServices & { rounds: AgentRounds };

/** What holds everything against how it has to be, and what it is mended by. */
export function wireDoctor(options: WiringOptions, known: Known): Doctoring {
  const { bus, report } = options;
  const agents = wireAgents(options, known);
  const here = wireHere(options, known);
  const calls = wireCalls(options, known);
  const voice = (): VoiceAccount => known.providers.voice();
  const phone = (): PhoneAccount => known.providers.phone();
  const needsPhone = (): boolean => calls.wishes().some(({ line }) => line?.kind === 'twilio');
  const nameOf = (business: string): string => known.book.tenant(business).business.name;
  const doctor = createDoctor({
    looks: [
      ...hereLooks(here),
      ...backupLooks({ backups: known.backups, now: options.now }),
      ...modelLooks(known.model),
      ...providerLooks({ voice, phone, needsPhone, agents, nameOf }),
      ...callLooks(calls),
      ...limitLooks(known.gauges),
    ],
    mends: [hereMends(here), backupMends(known), fallbackMends(calls), findingMends(agents)],
    now: options.now,
    report,
  });
  const rounds = createAgentRounds({ check: agents, bus, elapsed: () => performance.now(), report });
  return { doctor, agents, rounds, bundle: wireBundle(options, known) };
}

function wireAgents({ bus, now }: WiringOptions, known: Known): AgentCheck {
  const { book, lineBook, allowed, businesses, providers, connect, tunnel, status } = known;
  // What was refused before this start may have been mended since.
  const startedAt = now().toISOString();
  return createAgentCheck({
    ...{ book, lineBook, allowed, bus, now, words: AGENT_WORDS, voice: () => providers.voice() },
    wishOf: (business) => standing(connect.connections.get(business)),
    transfersOf: connect.transfersOf,
    shared: () => ({
      secretsThere: connect.held.secretsThere(),
      ownWebhook: connect.held.ownWebhook(),
      reportedAt: status.reportedAt() ?? startedAt,
    }),
    renewWebhook: connect.held.renewWebhook,
    ...{ engineOf: connect.held.engineOf, hasModel: connect.hasModel },
    publicUrl: () => tunnel.status().publicUrl,
    isAsked: () => status.reachability().reason === 'answered',
    replan: replanner(connect),
    saveBusiness: (business) => businesses.save(business),
  });
}

/** After an undo the wish is kept, to begin from; nothing is held against it. */
function standing(connection: Connection | null): ConnectWish | null {
  if (connection === null) return null;
  const isTakenBack = connection.connectedAt === null && connection.steps.some(({ state }) => state === 'undone');
  return isTakenBack ? null : connection.wish;
}

/** Does a setup plan once more; what it could not do is thrown, as the owner is to be told it. */
function replanner({ desk }: Connect): (wish: ConnectWish) => Promise<void> {
  return async (wish) => {
    const { steps } = await desk.apply(wish);
    const problem = steps.find((step) => step.problem !== null)?.problem;
    if (problem) throw refused('conflict', problem);
  };
}

function wireHere(options: WiringOptions, { tunnel, jobs, providers, status, wiping }: Known): Here {
  const { data, dataDir, version, host, doors, now } = options;
  const { stores } = data;
  const file = join(dataDir, 'linekeeper.db');
  return {
    ...{ version, now, doors, tunnel, startedAt: now(), host: host ?? null },
    problems: () => status.problems().map(({ code, values, sentence }): Told => ({ code, values, sentence })),
    skewMs: providers.clock.milliseconds,
    waiting: () => ({ waiting: stores.inbox.waiting(), parkedJobs: Number(jobs.problems()[0]?.values.count ?? 0) }),
    wiping: () => wiping.state(),
    tryJobs: jobs.tryNow,
    database: async () => ({ isSound: await isSound(file), bytes: statSync(file).size }),
    freeBytes: () => freeBytes(dataDir),
    async sleepMinutes() {
      const question = sleepQuestion(process.platform);
      if (question === null) return null;
      const said = await askSystem(question.program, question.args);
      return said === null ? null : question.minutesOf(said);
    },
  };
}

function wireCalls({ data: { stores }, now }: WiringOptions, { book, connect, providers, status }: Known): CallLooks {
  const wishes = (): ConnectWish[] =>
    book.all().flatMap(({ business }) => connect.connections.get(business.id)?.wish ?? []);
  return {
    ...{ voice: () => providers.voice(), phone: () => providers.phone(), wishes, shopOf: book.shopOf, now },
    agentIds: () => {
      const chosen = [...wishes(), ...book.all().map(({ business }) => business)];
      return [...new Set(chosen.flatMap(({ agentId }) => agentId ?? []))];
    },
    isKnown: (conversationId) => stores.calls.findByConversation(conversationId) !== undefined,
    ...{ reportedAt: status.reportedAt, startedAt: now() },
    replan: replanner(connect),
  };
}

function wireBundle({ data, dataDir, version, demo }: WiringOptions, { book, tunnel, settings }: Known) {
  const { version: node, platform, arch: architecture } = process;
  return createSupportBundles({
    ...{ stores: data.stores, book, machine: { version, node, platform, architecture, demo } },
    way: tunnel.status,
    settings: settings.get,
    log: () => lastLines(join(dataDir, 'logs', 'linekeeper.log'), 200),
  });
}

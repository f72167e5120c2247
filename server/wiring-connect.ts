import type { AppEvents } from '#contract/events.ts';
import { AGENT_WORDS } from './integrations/elevenlabs/agent-words.ts';
import { madeUpCalls, signed } from './integrations/elevenlabs/test-call.ts';
import type { Data } from './open-data.ts';
import type { Bus } from './platform/bus.ts';
import type { Config } from './platform/config.ts';
import type { BusinessBook } from './services/business-book.ts';
import type { CallerKeys } from './services/caller-keys.ts';
import { createConnectAddress } from './services/connect-address.ts';
import { createConnectApply } from './services/connect-apply.ts';
import { createConnectedBusiness } from './services/connect-business.ts';
import { createConnectDesk, type ConnectDesk } from './services/connect-desk.ts';
import { createHandOver } from './services/connect-hand-over.ts';
import { createConnectJournal } from './services/connect-journal.ts';
import { createConnectKeys } from './services/connect-keys.ts';
import { createLook } from './services/connect-look.ts';
import { createOurSide, type OurSide } from './services/connect-own.ts';
import { createConnectPlanning } from './services/connect-planning.ts';
import { createConnectTest, type ConnectTester } from './services/connect-test.ts';
import { createConnectUndo } from './services/connect-undo.ts';
import { createConnectWork } from './services/connect-work.ts';
import { createConnections, type Connections } from './services/connections.ts';
import { createReaddress, type Readdress } from './services/connect-readdress.ts';
import { fixedFields } from './services/fixed-fields.ts';
import type { LineBook } from './services/line-book.ts';
import type { ProviderJobs } from './services/provider-jobs.ts';
import { createRegisteredSending, type RegisteredSending } from './services/registered-sending.ts';
import type { Rehearsing } from './services/rehearsing.ts';
import type { TestCalls } from './services/test-calls.ts';
import type { TunnelDesk } from './services/tunnel-desk.ts';
import { createNetwork, type Network } from './tunnel/network.ts';
import { createReach } from './tunnel/reach.ts';
import type { Chosen } from './wiring-settings.ts';
import type { Providers } from './wiring-providers.ts';

type Options = {
  data: Data;
  config: Config;
  demo: boolean;
  bus: Bus<AppEvents>;
  now: () => Date;
  network?: Partial<Network> | undefined;
};
type Around = Chosen & {
  keys: CallerKeys;
  book: BusinessBook;
  lineBook: Pick<LineBook, 'people' | 'isOurs' | 'longest'>;
  /** Whether a business sends texts about appointments. */
  textsOn: (business: string) => boolean;
  /** Whether a model of the owner's own is set up. */
  hasModel: () => boolean;
  providers: Providers;
  jobs: ProviderJobs;
  tunnel: Pick<TunnelDesk, 'status' | 'settings'>;
};

export type Connect = {
  desk: ConnectDesk & { send: RegisteredSending };
  connections: Connections;
  readdress: Readdress;
  transfersOf: OurSide['transfersOf'];
  hasModel: () => boolean;
  held: Pick<OurSide, 'secretsThere' | 'ownWebhook' | 'renewWebhook' | 'engineOf'>;
  test: (calls: TestCalls, rehearsing: Rehearsing) => ConnectTester;
};

/** The setup plan: what it reads and writes at the providers, what it keeps, and who may ask for it. */
export function wireConnect({ data, config, demo, bus, now, network }: Options, around: Around): Connect {
  const { stores, box, installKey } = data;
  const { secrets, book, lineBook, keys, providers, tunnel, jobs } = around;
  const address = createConnectAddress({ status: tunnel.status, settings: tunnel.settings, demo, bus });
  const publicUrl = address.current;
  const accounts = { voice: () => providers.voice(), phone: () => providers.phone() };
  const journal = createConnectJournal({ stores, box });
  const connections = createConnections({ stores, box });
  // As for the shop's form: the demo's sample shop is nobody's to fix.
  const fixed = demo ? [] : fixedFields(config);
  const own = createOurSide({
    ...{ book, lineBook, secrets, journal, installKey, fixed, words: AGENT_WORDS, publicUrl },
    ...{ textsOn: around.textsOn, hasModel: around.hasModel },
  });
  const business = createConnectedBusiness({ stores, keys, book, bus, now });
  const work = createConnectWork({ accounts, phoneKeys: () => providers.phoneKeys(), own, business, secrets, stores });
  const planning = createConnectPlanning({
    look: createLook({ ...accounts, engineOf: own.ourEngine, textsOn: around.textsOn }),
    own,
  });
  const handOver = createHandOver({ connections, journal });
  const undo = createConnectUndo({ accounts, own, business, secrets, journal, handOver });
  const desk = createConnectDesk({
    ...{ connections, journal, address, bus, now, hasModel: around.hasModel },
    planning,
    apply: createConnectApply({ planning, work, journal, undo, address }),
    undo,
    keys: createConnectKeys({
      accounts,
      trial: providers,
      secretDesk: around.secretDesk,
      setPhoneAccount: around.preferences.setPhoneAccount,
      now,
    }),
    keyStates: () => ({ elevenLabs: providers.state.voice(), twilio: providers.state.phone() }),
  });
  const readdress = createReaddress({ desk, connections, jobs, book, publicUrl: address.seen });
  bus.subscribe(({ name }) => void (name === 'tunnel.changed' && readdress.look()));
  const reach = createReach(createNetwork(network));
  const tested = { connections, desk, secrets, reach, publicUrl, now, voice: accounts.voice, forms: madeUpCalls };
  return {
    ...{ connections, readdress },
    ...{ transfersOf: own.transfersOf, held: own, hasModel: around.hasModel },
    desk: { ...desk, send: createRegisteredSending({ ...tested, signed }) },
    test: (calls, rehearsing) =>
      createConnectTest({ ...tested, model: around.model, calls, rehearsing, elapsed: () => performance.now() }),
  };
}

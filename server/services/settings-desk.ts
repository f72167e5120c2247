import type { CommandOutput, ParsedInput } from '#contract/commands.ts';
import { refused } from '#contract/errors.ts';
import type { AppEvents } from '#contract/events.ts';
import type { Retention, Settings } from '#contract/settings.ts';
import { tell } from '#contract/told.ts';
import type { Bus } from '../platform/bus.ts';
import { refuseChangedSince } from './changed-since.ts';
import type { Preferences } from './preferences.ts';
import type { RemoteWrites } from './remote-writes.ts';
import type { RetentionKeeper } from './retention.ts';
import type { SecretDesk } from './secret-desk.ts';
import type { TunnelDesk } from './tunnel-desk.ts';

type Deps = {
  preferences: Preferences;
  retention: RetentionKeeper;
  remoteWrites: RemoteWrites;
  secrets: SecretDesk;
  tunnel: Pick<TunnelDesk, 'settings'>;
  modelConfigured: () => boolean;
  isShop: (business: string) => boolean;
  /** What the environment decides instead of the owner. */
  onlyProvidersSet: boolean | undefined;
  bus: Bus<AppEvents>;
};

type Limits = Partial<Record<keyof Retention, number | null | undefined>>;

export type SettingsDesk = ReturnType<typeof createSettingsDesk>;

/** The owner's settings, as far as they do not belong to one business. */
export function createSettingsDesk({ preferences, retention, remoteWrites, secrets, tunnel, ...deps }: Deps) {
  const { modelConfigured, isShop, onlyProvidersSet, bus } = deps;
  const onlyProviders = (): boolean => onlyProvidersSet ?? preferences.onlyProviders();
  const get = (): Settings => ({
    retention: preferences.retention(),
    shopRetention: { ...preferences.keptFor().shops },
    switches: {
      remoteWrites: remoteWrites.enabled(),
      modelReading: preferences.modelReading(),
      onlyProviders: onlyProviders(),
    },
    secrets: secrets.list(),
    modelConfigured: modelConfigured(),
    tunnel: tunnel.settings(),
  });

  const merged = (change: Limits | undefined): Retention => ({
    ...preferences.retention(),
    ...definedOf(change ?? {}),
  });

  function refuseOnlyProviders(wanted: boolean | undefined): void {
    if (wanted === undefined || onlyProvidersSet === undefined || wanted === onlyProvidersSet) return;
    throw refused('conflict', tell('set_by_environment', { variable: 'LINEKEEPER_ONLY_PROVIDERS' }));
  }

  function refuseShop({ business, over }: { business: string; over?: Limits | undefined }): void {
    if (!isShop(business)) throw refused('not_found', tell('no_such_business'));
    const now = preferences.keptFor().shops[business] ?? {};
    refuseChangedSince(over && definedOf(over), now);
  }

  return {
    onlyProviders,
    get,
    /** What is over the new limits goes at once, in small pieces; `token` is shown this one time. */
    save({
      retention: limits,
      over,
      shopRetention: shop,
      switches,
    }: ParsedInput<'settings.save'>): CommandOutput<'settings.save'> {
      const now = preferences.retention();
      refuseChangedSince({ ...now, ...definedOf(over ?? {}) }, now);
      if (shop) refuseShop(shop);
      refuseOnlyProviders(switches?.onlyProviders);
      if (shop) preferences.setShopRetention(shop.business, definedOf(shop.limits));
      if (limits) preferences.setRetention(merged(limits));
      if (switches?.modelReading !== undefined) preferences.setModelReading(switches.modelReading);
      if (switches?.onlyProviders !== undefined) preferences.setOnlyProviders(switches.onlyProviders);
      const wanted = switches?.remoteWrites;
      const changes = wanted !== undefined && wanted !== remoteWrites.enabled();
      const token = changes ? remoteWrites.set({ enabled: wanted }).token : null;
      if (limits ?? shop) retention.apply();
      bus.publish('settings.changed', {});
      return { ...get(), token };
    },
    async preview({ retention: limits, shop, tonight }: ParsedInput<'settings.retention-preview'>) {
      const { shops } = preferences.keptFor();
      const own = shop && { [shop.business]: definedOf(shop.limits) };
      const keptFor = { house: merged(limits), shops: { ...shops, ...own } };
      return { wouldErase: await retention.count({ keptFor, tonight, only: shop?.business }) };
    },
  };
}

/** A field that is left out keeps its value; with `undefined` in it, it would lose it. */
function definedOf(change: Limits): Partial<Retention> {
  return Object.fromEntries(Object.entries(change).filter(([, days]) => days !== undefined));
}

import { z } from 'zod';

import { Retention, ShopRetention } from '#contract/settings.ts';
import { TunnelMode } from '#contract/tunnel.ts';
import type { KeptFor } from '../domain/kept-for.ts';
import type { KeptModel } from '../domain/model/model-in-use.ts';
import type { KeptWay } from '../domain/way.ts';
import type { Stores } from '../store/open-stores.ts';

const RETENTION = 'retention';
const SHOP_RETENTION = 'shop-retention';
const MODEL_READING = 'model-reading';
const ONLY_PROVIDERS = 'only-providers';
const WAY = 'way';
const MODEL = 'model';
const PHONE_ACCOUNT = 'phone-account';
const Model = z.object({ baseUrl: z.string().nullable(), name: z.string().nullable() });
const ShopRetentions = z.record(z.string(), ShopRetention);
const Way = z.object({ mode: TunnelMode, publicUrl: z.string().nullable() });

/**
 * Nothing that an owner looks at goes away unasked. What goes is the raw form of what stands elsewhere, after the month
 * in which a newer version might still read more out of it, and that a text was sent, which nobody asks for any more.
 */
const DEFAULTS: Retention = {
  transcripts: null,
  recordings: null,
  packs: null,
  summaries: null,
  deliveries: 30,
  texts: 90,
  tasks: null,
  appointments: null,
  callers: null,
};

export type Preferences = ReturnType<typeof createPreferences>;

/** What the owner chose: how long things are kept, what may be read by a model, how the phone gets here. */
export function createPreferences({ settings }: Pick<Stores, 'settings'>) {
  function retention(): Retention {
    const stored = settings.get(RETENTION);
    return stored === undefined ? DEFAULTS : Retention.parse({ ...DEFAULTS, ...(JSON.parse(stored) as object) });
  }
  const shopRetention = (): KeptFor['shops'] => ShopRetentions.parse(JSON.parse(settings.get(SHOP_RETENTION) ?? '{}'));

  return {
    retention,
    keptFor: (): KeptFor => ({ house: retention(), shops: shopRetention() }),
    setShopRetention(business: string, limits: ShopRetention): void {
      const { [business]: before, ...others } = shopRetention();
      if (before === undefined && Object.keys(limits).length === 0) return;
      const all = Object.keys(limits).length === 0 ? others : { ...others, [business]: limits };
      settings.set(SHOP_RETENTION, JSON.stringify(all));
    },
    setRetention: (retention: Retention): void => settings.set(RETENTION, JSON.stringify(retention)),
    way: (): KeptWay => Way.parse(JSON.parse(settings.get(WAY) ?? '{"mode":"off","publicUrl":null}')),
    setWay: (way: KeptWay): void => settings.set(WAY, JSON.stringify(way)),
    /** SID of the Twilio account, where the owner entered one. */
    phoneAccount: (): string | null => settings.get(PHONE_ACCOUNT) || null,
    setPhoneAccount: (sid: string | null): void => settings.set(PHONE_ACCOUNT, sid ?? ''),
    model: (): KeptModel => Model.parse(JSON.parse(settings.get(MODEL) ?? '{"baseUrl":null,"name":null}')),
    setModel: (model: KeptModel): void => settings.set(MODEL, JSON.stringify(model)),
    modelReading: (): boolean => settings.get(MODEL_READING) !== 'off',
    onlyProviders: (): boolean => settings.get(ONLY_PROVIDERS) === 'on',
    setOnlyProviders: (on: boolean): void => settings.set(ONLY_PROVIDERS, on ? 'on' : 'off'),
    setModelReading: (on: boolean): void => settings.set(MODEL_READING, on ? 'on' : 'off'),
  };
}

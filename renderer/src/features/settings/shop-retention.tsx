import { NativeSelect } from '@mantine/core';
import { useState } from 'react';

import type { RetentionType, Settings } from '#contract/settings.ts';
import { useShops } from '../../shop/use-shops.ts';
import { useTexts } from '../../texts/language.tsx';
import { privacyTexts } from '../../texts/privacy.ts';
import { Section } from '../../ui/section.tsx';
import { ownTypes, toOwnDraft, toOwnLimits, type RetentionDraft } from './retention-draft.ts';
import { RetentionEditor, type RetentionPlan } from './retention-editor.tsx';
import classes from './retention.module.css';

/** Where a shop is to differ; there is nothing to choose where there is only one. */
export function ShopRetention({ settings }: { settings: Settings }) {
  const t = useTexts(privacyTexts).retention;
  const shops = useShops();
  const [chosen, choose] = useState<string>();
  const shop = shops.find(({ id }) => id === chosen) ?? shops[0];
  if (shop === undefined || shops.length < 2) return null;
  return (
    <Section title={t.shopTitle}>
      <p className={classes['quiet']}>{t.shopHelp}</p>
      <div className={classes['rows']}>
        <NativeSelect
          label={t.shop}
          value={shop.id}
          data={shops.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        />
      </div>
      <OwnLimits key={shop.id} business={shop.id} settings={settings} />
    </Section>
  );
}

function OwnLimits({ business, settings }: { business: string; settings: Settings }) {
  const t = useTexts(privacyTexts).retention;
  const own = settings.shopRetention[business] ?? {};
  const house = (type: RetentionType): string => t.asHouse(t.kept(settings.retention[type]));

  function inWords(type: RetentionType): string {
    const days = type === 'deliveries' ? undefined : own[type];
    return days === undefined ? house(type) : t.kept(days);
  }

  function plan(draft: RetentionDraft): RetentionPlan | null {
    const limits = toOwnLimits(draft);
    if (limits === null) return null;
    return {
      preview: { retention: {}, shop: { business, limits } },
      save: { shopRetention: { business, limits, over: own } },
      undo: { shopRetention: { business, limits: own, over: limits } },
    };
  }

  return (
    <RetentionEditor
      name={`retention:${business}`}
      types={ownTypes}
      saved={toOwnDraft(own)}
      plan={plan}
      inWords={inWords}
      house={house}
    />
  );
}

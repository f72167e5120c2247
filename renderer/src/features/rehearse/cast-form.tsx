import { Button, NativeSelect, TextInput } from '@mantine/core';

import type { ShownBusiness } from '#contract/businesses.ts';
import { useTexts } from '../../texts/language.tsx';
import { rehearseTexts } from '../../texts/rehearse.ts';
import { Section } from '../../ui/section.tsx';
import { CallerChoice } from './caller-choice.tsx';
import type { Cast } from './cast.ts';
import classes from './cast-form.module.css';
import { instantAt, shopClock } from '../../shop/shop-clock.ts';

type Props = {
  shops: readonly ShownBusiness[];
  shop: ShownBusiness;
  cast: Cast;
  onChange: (cast: Cast) => void;
  onNow: () => void;
};

/** Who rings which shop, and what its clock shows. */
export function CastForm({ shops, shop, cast, onChange, onNow }: Props) {
  const t = useTexts(rehearseTexts);
  return (
    <Section title={t.cast.title}>
      {shops.length > 1 && (
        <NativeSelect
          label={t.cast.business}
          value={shop.id}
          data={shops.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ currentTarget }) => onChange({ ...cast, business: currentTarget.value, caller: null })}
        />
      )}
      <CallerChoice business={shop.id} chosen={cast.caller} onChoose={(caller) => onChange({ ...cast, caller })} />
      <div className={classes['clock']}>
        <TextInput
          type="datetime-local"
          label={t.cast.clock}
          description={t.cast.clockHelp(shop.zone)}
          value={shopClock(cast.at, shop.zone)}
          onChange={({ currentTarget }) => {
            const at = instantAt(currentTarget.value, shop.zone);
            if (at !== null) onChange({ ...cast, at });
          }}
        />
        <Button variant="default" onClick={onNow}>
          {t.cast.now}
        </Button>
      </div>
    </Section>
  );
}

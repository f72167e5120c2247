import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';

import type { ShownBusiness } from '#contract/businesses.ts';
import { calendarTexts } from '../../texts/calendar.ts';
import { useTexts } from '../../texts/language.tsx';
import { waitlistTexts } from '../../texts/waitlist.ts';
import { staffFor } from './able-staff.ts';
import classes from './calendar.module.css';
import type { Desk } from './columns.ts';
import { FindCaller } from './find-caller.tsx';
import type { WaitingDraft } from './waiting-draft.ts';

type Props = {
  shop: ShownBusiness;
  desk: Desk;
  draft: WaitingDraft;
  onChange: (part: Partial<WaitingDraft>) => void;
};

/** Who waits for what, on which days, and whether they may be written to. */
export function WaitingFields({ shop, desk, draft, onChange }: Props) {
  const t = useTexts(waitlistTexts).form;
  return (
    <>
      <Who business={shop.id} draft={draft} onChange={onChange} />
      <What desk={desk} draft={draft} onChange={onChange} />
      <div className={classes['pair']}>
        <TextInput
          type="date"
          label={t.from}
          value={draft.from}
          onChange={({ currentTarget }) => onChange({ from: currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t.to}
          value={draft.to}
          onChange={({ currentTarget }) => onChange({ to: currentTarget.value })}
        />
      </div>
      <Checkbox
        label={t.consent}
        description={t.consentHelp}
        checked={draft.consented}
        onChange={({ currentTarget }) => onChange({ consented: currentTarget.checked })}
      />
    </>
  );
}

function Who({ business, draft: { caller }, onChange }: Pick<Props, 'draft' | 'onChange'> & { business: string }) {
  const t = useTexts(waitlistTexts);
  const words = useTexts(calendarTexts).form;
  return (
    <fieldset className={classes['group']}>
      <legend>{t.form.caller}</legend>
      {caller ? (
        <p className={classes['pair']}>
          <strong>{words.known(caller.name ?? t.unknown)}</strong>
          <Button size="sm" variant="subtle" onClick={() => onChange({ caller: null })}>
            {words.another}
          </Button>
        </p>
      ) : (
        <FindCaller business={business} none={t.form.nobodyFound} onFound={(found) => onChange({ caller: found })} />
      )}
    </fieldset>
  );
}

function What({ desk, draft: { serviceId, staffId }, onChange }: Pick<Props, 'desk' | 'draft' | 'onChange'>) {
  const t = useTexts(waitlistTexts).form;
  const { anybody } = useTexts(calendarTexts).form;
  const staff = staffFor(desk, serviceId);
  return (
    <div className={classes['pair']}>
      <NativeSelect
        label={t.service}
        value={serviceId}
        data={desk.services.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={({ currentTarget }) => onChange({ serviceId: currentTarget.value, staffId: '' })}
      />
      <NativeSelect
        label={t.staff}
        value={staff.some(({ id }) => id === staffId) ? staffId : ''}
        data={[{ value: '', label: anybody }, ...staff.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={({ currentTarget }) => onChange({ staffId: currentTarget.value })}
      />
    </div>
  );
}

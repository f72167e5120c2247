import { Button, Checkbox, NativeSelect, Textarea } from '@mantine/core';
import type { FormEvent } from 'react';

import type { ShownBusiness } from '#contract/businesses.ts';
import { useCommandMutation } from '../../client/use-command.ts';
import { calendarTexts } from '../../texts/calendar.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { moment } from '../../texts/moments.ts';
import { useToast } from '../../ui/toasts.tsx';
import { staffFor } from './able-staff.ts';
import { BookedFor } from './booked-for.tsx';
import { toBooking, type BookingDraft } from './booking-draft.ts';
import classes from './calendar.module.css';
import type { Desk } from './columns.ts';
import { FreeTimes } from './free-times.tsx';
import { Refused } from './refused.tsx';

type Props = {
  shop: ShownBusiness;
  desk: Desk;
  draft: BookingDraft;
  onChange: (part: Partial<BookingDraft>) => void;
  onDone: () => void;
  onDrop: () => void;
};

export function BookForm({ shop, desk, draft, onChange, onDone, onDrop }: Props) {
  const t = useTexts(calendarTexts).form;
  const { language } = useLanguage();
  const say = useToast();
  const booking = useCommandMutation('appointments.book', { refreshes: ['appointments.list', 'availability.get'] });
  const ask = toBooking(draft, { business: shop.id, zone: shop.zone });
  // Something else is asked for than was refused.
  const change = (part: Partial<BookingDraft>): void => {
    booking.reset();
    onChange({ ...part, key: crypto.randomUUID() });
  };

  function book(anyway: boolean): void {
    if (!ask) return;
    const onSuccess = ({ start }: { start: string }): void => {
      say({ text: t.booked(moment(language, start, shop.zone, 'dayAndTime')) });
      onDone();
    };
    booking.mutate(anyway ? { ...ask, anyway, key: crypto.randomUUID() } : ask, { onSuccess });
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    book(false);
  };

  return (
    <form className={classes['form']} onSubmit={submit}>
      <What desk={desk} draft={draft} onChange={change} />
      <FreeTimes shop={shop} draft={draft} onChange={change} />
      <BookedFor business={shop.id} draft={draft} onChange={change} />
      <Textarea
        label={t.note}
        autosize
        maxLength={500}
        value={draft.note}
        onChange={({ currentTarget }) => change({ note: currentTarget.value })}
      />
      <Refused error={booking.error} isBusy={booking.isPending} onInsist={() => book(true)} />
      <div className={classes['deeds']}>
        <Button variant="subtle" onClick={onDrop}>
          {t.drop}
        </Button>
        <Button type="submit" disabled={!ask} loading={booking.isPending}>
          {t.save}
        </Button>
      </div>
      {!ask && <p className={classes['quiet']}>{t.missing}</p>}
    </form>
  );
}

type WhatProps = Pick<Props, 'desk' | 'draft' | 'onChange'>;

function What({ desk, draft, onChange }: WhatProps) {
  const t = useTexts(calendarTexts).form;
  const service = desk.services.find(({ id }) => id === draft.serviceId);
  const staff = staffFor(desk, draft.serviceId);
  const isListed = staff.some(({ id }) => id === draft.staffId);
  return (
    <>
      <div className={classes['pair']}>
        <NativeSelect
          label={t.service}
          value={draft.serviceId}
          data={desk.services.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))}
          data-autofocus
          onChange={({ currentTarget }) => onChange({ serviceId: currentTarget.value, addOnIds: [] })}
        />
        <NativeSelect
          label={t.staff}
          value={isListed ? draft.staffId : ''}
          data={[{ value: '', label: t.anybody }, ...staff.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={({ currentTarget }) => onChange({ staffId: currentTarget.value })}
        />
      </div>
      {service && service.addOns.length > 0 && (
        <fieldset className={classes['group']}>
          <legend>{t.addOns}</legend>
          {service.addOns.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={draft.addOnIds.includes(id)}
              onChange={({ currentTarget }) =>
                onChange({
                  addOnIds: currentTarget.checked
                    ? [...draft.addOnIds, id]
                    : draft.addOnIds.filter((other) => other !== id),
                })
              }
            />
          ))}
        </fieldset>
      )}
    </>
  );
}

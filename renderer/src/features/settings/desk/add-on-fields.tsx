import { Button, TextInput } from '@mantine/core';
import { X } from 'lucide-react';

import { frontDeskTexts } from '../../../texts/front-desk.ts';
import { useTexts } from '../../../texts/language.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import classes from './desk.module.css';
import type { AddOnDraft, ServiceDraft } from './service-draft.ts';

const MOST = 20;

type Props = { draft: ServiceDraft; isBad: boolean; onChange: (addOns: AddOnDraft[]) => void };

/** What more can be done with a service, each with its own minutes and price. */
export function AddOnFields({ draft: { addOns }, isBad, onChange }: Props) {
  const desk = useTexts(frontDeskTexts);
  const t = desk.services;
  const put = (id: string, part: Partial<AddOnDraft>): void =>
    onChange(addOns.map((addOn) => (addOn.id === id ? { ...addOn, ...part } : addOn)));
  const add = (): void => onChange([...addOns, { id: crypto.randomUUID(), name: '', minutes: '15', price: '' }]);
  return (
    <fieldset className={classes['group']}>
      <legend>{t.addOns}</legend>
      {addOns.map((addOn, index) => (
        <div key={addOn.id} role="group" aria-label={t.addOn(index + 1)} className={classes['row']}>
          <TextInput
            label={desk.name}
            aria-label={t.addOnName(index + 1)}
            maxLength={80}
            autoComplete="off"
            value={addOn.name}
            onChange={({ currentTarget }) => put(addOn.id, { name: currentTarget.value })}
          />
          <TextInput
            label={t.minutes}
            aria-label={t.addOnMinutes(index + 1)}
            maxLength={4}
            inputMode="numeric"
            value={addOn.minutes}
            onChange={({ currentTarget }) => put(addOn.id, { minutes: currentTarget.value })}
          />
          <TextInput
            label={t.price}
            aria-label={t.addOnPrice(index + 1)}
            maxLength={10}
            inputMode="decimal"
            value={addOn.price}
            onChange={({ currentTarget }) => put(addOn.id, { price: currentTarget.value })}
          />
          <IconButton
            icon={X}
            label={t.dropAddOn(index + 1)}
            onClick={() => onChange(addOns.filter(({ id }) => id !== addOn.id))}
          />
        </div>
      ))}
      {isBad && (
        <p role="status" className={classes['problem']}>
          {desk.faults.addOns}
        </p>
      )}
      {addOns.length < MOST && (
        <Button variant="default" size="sm" className={classes['start'] ?? ''} onClick={add}>
          {t.addAddOn}
        </Button>
      )}
    </fieldset>
  );
}

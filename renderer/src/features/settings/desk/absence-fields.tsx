import { Button, TextInput } from '@mantine/core';
import { X } from 'lucide-react';

import { frontDeskTexts } from '../../../texts/front-desk.ts';
import { useTexts } from '../../../texts/language.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import classes from './desk.module.css';
import type { AbsenceDraft } from './staff-draft.ts';

type Props = { absences: readonly AbsenceDraft[]; isBad: boolean; onChange: (absences: AbsenceDraft[]) => void };

/** When somebody does not work: holidays, an illness, an afternoon off. On the shop's own clocks. */
export function AbsenceFields({ absences, isBad, onChange }: Props) {
  const desk = useTexts(frontDeskTexts);
  const t = desk.staff;
  const put = (id: string, part: Partial<AbsenceDraft>): void =>
    onChange(absences.map((absence) => (absence.id === id ? { ...absence, ...part } : absence)));
  const add = (): void => onChange([...absences, { id: crypto.randomUUID(), from: '', to: '', reason: '' }]);
  return (
    <fieldset className={classes['group']}>
      <legend>{t.away}</legend>
      {absences.length === 0 && <p className={classes['quiet']}>{t.awayNone}</p>}
      {absences.map((absence, index) => (
        <div key={absence.id} role="group" aria-label={t.awayAt(index + 1)} className={classes['row']}>
          <TextInput
            type="datetime-local"
            label={t.from}
            aria-label={t.awayFrom(index + 1)}
            value={absence.from}
            onChange={({ currentTarget }) => put(absence.id, { from: currentTarget.value })}
          />
          <TextInput
            type="datetime-local"
            label={t.to}
            aria-label={t.awayTo(index + 1)}
            value={absence.to}
            onChange={({ currentTarget }) => put(absence.id, { to: currentTarget.value })}
          />
          <TextInput
            label={t.reason}
            aria-label={t.awayReason(index + 1)}
            maxLength={120}
            autoComplete="off"
            value={absence.reason}
            onChange={({ currentTarget }) => put(absence.id, { reason: currentTarget.value })}
          />
          <IconButton
            icon={X}
            label={t.dropAway(index + 1)}
            onClick={() => onChange(absences.filter(({ id }) => id !== absence.id))}
          />
        </div>
      ))}
      {isBad && (
        <p role="status" className={classes['problem']}>
          {desk.faults.absences}
        </p>
      )}
      <Button variant="default" size="sm" className={classes['start'] ?? ''} onClick={add}>
        {t.addAway}
      </Button>
    </fieldset>
  );
}

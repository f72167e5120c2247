import { Checkbox, TextInput } from '@mantine/core';

import type { WeeklyHours } from '#contract/businesses.ts';
import { DayHours } from '../../../shop/form/day-hours.tsx';
import { weekProblems } from '../../../shop/form/shop-check.ts';
import { usualHours, weekdays } from '../../../shop/form/week.ts';
import { frontDeskTexts } from '../../../texts/front-desk.ts';
import { useTexts } from '../../../texts/language.tsx';
import { shopFormTexts } from '../../../texts/shop-form.ts';
import { AbsenceFields } from './absence-fields.tsx';
import classes from './desk.module.css';
import { noBreaks, type StaffDraft, type StaffField } from './staff-draft.ts';

type Props = {
  draft: StaffDraft;
  faults: readonly StaffField[];
  /** The shop's own hours: where somebody's own ones begin. */
  shopHours: WeeklyHours | null;
  onChange: (part: Partial<StaffDraft>) => void;
};

/** Everything that can be said of somebody who takes appointments. */
export function StaffFields({ draft, faults, shopHours, onChange }: Props) {
  const desk = useTexts(frontDeskTexts);
  const t = desk.staff;
  const { week, breaks } = draft;
  return (
    <>
      <TextInput
        label={desk.name}
        maxLength={80}
        autoComplete="off"
        value={draft.name}
        onChange={({ currentTarget }) => onChange({ name: currentTarget.value })}
      />
      <Checkbox
        label={t.ownWeek}
        checked={week !== null}
        onChange={({ currentTarget }) => onChange({ week: currentTarget.checked ? (shopHours ?? usualHours()) : null })}
      />
      {week === null ? (
        <p className={classes['quiet']}>{t.shopWeek}</p>
      ) : (
        <Week label={t.ownWeek} week={week} onChange={(next) => onChange({ week: next })} />
      )}
      <Checkbox
        label={t.breaks}
        checked={breaks !== null}
        onChange={({ currentTarget }) => onChange({ breaks: currentTarget.checked ? noBreaks : null })}
      />
      {breaks !== null && (
        <Week label={t.breaks} week={breaks} none={t.noBreak} onChange={(next) => onChange({ breaks: next })} />
      )}
      <AbsenceFields
        absences={draft.absences}
        isBad={faults.includes('absences')}
        onChange={(absences) => onChange({ absences })}
      />
      <Checkbox
        label={t.active}
        checked={draft.active}
        onChange={({ currentTarget }) => onChange({ active: currentTarget.checked })}
      />
    </>
  );
}

type WeekProps = { label: string; week: WeeklyHours; none?: string; onChange: (week: WeeklyHours) => void };

function Week({ label, week, none, onChange }: WeekProps) {
  const t = useTexts(shopFormTexts);
  const problems = weekProblems(week);
  return (
    <div role="group" aria-label={label} className={classes['group']}>
      {weekdays.map((day) => {
        const problem = problems.get(day);
        return (
          <DayHours
            key={day}
            name={t.hours.weekdays[day - 1] ?? ''}
            spans={week[day]}
            problem={problem && t.problems[problem]}
            {...(none !== undefined && { none, usual: { open: '12:00', close: '13:00' } })}
            onChange={(spans) => onChange({ ...week, [day]: spans })}
          />
        );
      })}
    </div>
  );
}

import { Button, Checkbox } from '@mantine/core';

import { useTexts } from '../../texts/language.tsx';
import { shopFormTexts } from '../../texts/shop-form.ts';
import { ClosedDays } from './closed-days.tsx';
import { DayHours } from './day-hours.tsx';
import { Group } from './group.tsx';
import type { ShopFields } from './shop-fields.ts';
import classes from './shop-form.module.css';
import { asMonday, usualHours, weekdays } from './week.ts';

/** When the shop is open: each day of the week with any number of hours, and the days it is not. */
export function ShopHours({ form }: { form: ShopFields }) {
  const t = useTexts(shopFormTexts);
  const { hours } = form.draft;
  return (
    <Group title={t.groups.hours} help={t.groups.hoursHelp}>
      <Checkbox
        size="md"
        label={t.hours.known}
        checked={hours !== null}
        onChange={({ currentTarget }) => form.change({ hours: currentTarget.checked ? usualHours() : null })}
      />
      {hours !== null && (
        <div className={classes['part']}>
          {weekdays.map((day) => {
            const problem = form.problems.get(`hours.${day}`);
            return (
              <DayHours
                key={day}
                name={t.hours.weekdays[day - 1] ?? ''}
                spans={hours[day]}
                problem={problem && t.problems[problem]}
                onChange={(spans) => form.change({ hours: { ...hours, [day]: spans } })}
              />
            );
          })}
          <Button
            variant="default"
            size="sm"
            className={classes['start'] ?? ''}
            onClick={() => form.change({ hours: asMonday(hours) })}
          >
            {t.hours.copy}
          </Button>
        </div>
      )}
      <ClosedDays closedOn={form.draft.closedOn} onChange={(closedOn) => form.change({ closedOn })} />
    </Group>
  );
}

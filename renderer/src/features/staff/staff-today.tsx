import { Button } from '@mantine/core';

import type { NamedTask } from '#contract/today.ts';
import { useCommandMutation, useCommandQuery } from '../../client/use-command.ts';
import { ShopWhen } from '../../shop/shop-when.tsx';
import { useDeed } from '../../shop/use-deed.ts';
import { accessTexts } from '../../texts/access.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { calendarDay } from '../../texts/moments.ts';
import { Answer } from '../../ui/answer.tsx';
import { Section } from '../../ui/section.tsx';
import { StaffDay } from './staff-day.tsx';
import classes from './staff.module.css';

/** Who is on the phone, what is owed to whom, who comes today. */
export function StaffToday() {
  const t = useTexts(accessTexts).staff;
  const answer = useCommandQuery('today.get', {});
  return (
    <>
      <Answer of={answer} lines={4}>
        {({ live, callbacks }) => (
          <>
            <Section title={t.live}>
              {live.length === 0 && <p className={classes['quiet']}>{t.nobody}</p>}
              <ul className={classes['rows']}>
                {live.map(({ id, callerName, maskedNumber, startedAt, businessId }) => (
                  <li key={id} className={classes['row']}>
                    <strong>{callerName ?? t.somebody}</strong>
                    <span>{maskedNumber ?? t.withheld}</span>
                    <span className={classes['quiet']}>
                      {t.since} <ShopWhen at={startedAt} style="time" business={businessId} />
                    </span>
                  </li>
                ))}
              </ul>
            </Section>
            <Section title={t.owed}>
              {callbacks.length === 0 && <p className={classes['quiet']}>{t.nothingOwed}</p>}
              <ul className={classes['rows']}>
                {callbacks.map((task) => (
                  <Owed key={task.id} task={task} />
                ))}
              </ul>
            </Section>
          </>
        )}
      </Answer>
      <StaffDay day={null} />
    </>
  );
}

function Owed({ task: { id, kind, callerName, due } }: { task: NamedTask }) {
  const t = useTexts(accessTexts).staff;
  const { language } = useLanguage();
  const { mutateAsync } = useCommandMutation('tasks.done');
  const { run, isBusy } = useDeed();
  const name = callerName ?? t.somebody;
  const finish = (done: boolean) => (): Promise<unknown> => mutateAsync({ id, done });
  return (
    <li className={classes['row']}>
      <strong>{name}</strong>
      <span>{t.kinds[kind]}</span>
      {due !== null && <span className={classes['quiet']}>{t.due(calendarDay(language, due))}</span>}
      <Button
        variant="default"
        loading={isBusy}
        aria-label={t.doneOf(`${name}, ${t.kinds[kind]}`)}
        onClick={() => void run({ act: finish(true), done: t.doneSaid, undo: finish(false) })}
      >
        {t.done}
      </Button>
    </li>
  );
}

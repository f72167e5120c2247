import type { NamedTask } from '#contract/today.ts';
import { useRowChange } from '../../shop/use-row-change.ts';
import { useShopZone } from '../../shop/use-shops.ts';
import { useTexts } from '../../texts/language.tsx';
import { dayIn } from '../../texts/moments.ts';
import { todayTexts } from '../../texts/today.ts';
import { FirstFew } from '../../ui/first-few.tsx';
import { Section } from '../../ui/section.tsx';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import { useNow } from '../../ui/use-now.ts';
import { CallBack } from './call-back.tsx';
import classes from './rows.module.css';

const FEW = 6;
const MINUTE_MS = 60_000;

/** What was promised to callers and is still open, what is due first at the top. */
export function CallBacks({ tasks, business }: { tasks: readonly NamedTask[]; business?: string }) {
  const t = useTexts(todayTexts);
  const today = dayIn(useShopZone(business), useNow(MINUTE_MS));
  const { isBusy, change } = useRowChange('tasks.done');
  const reopen = (id: string): void => change(id, { id, done: false }, () => null);
  const tick = (id: string): void => change(id, { id }, () => ({ text: t.callbacks.ticked, onUndo: () => reopen(id) }));
  const whole = useKeptFocus<HTMLDivElement>();
  return (
    <div ref={whole} tabIndex={-1}>
      <Section title={t.callbacks.title}>
        {tasks.length === 0 && <p className={classes['none']}>{t.callbacks.none}</p>}
        <FirstFew items={tasks} few={FEW} all={t.callbacks.all}>
          {(shown) => (
            <ul className={classes['rows']}>
              {shown.map((task) => (
                <li key={task.id}>
                  <CallBack task={task} today={today} isBusy={isBusy(task.id)} onDone={() => tick(task.id)} />
                </li>
              ))}
            </ul>
          )}
        </FirstFew>
      </Section>
    </div>
  );
}

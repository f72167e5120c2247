import { Checkbox } from '@mantine/core';

import type { Task } from '#contract/tasks.ts';
import { useClient } from '../../client/client-context.tsx';
import { useShopZone } from '../../shop/use-shops.ts';
import { callersTexts } from '../../texts/callers.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { calendarDay, dayIn } from '../../texts/moments.ts';
import { Section } from '../../ui/section.tsx';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import { useNow } from '../../ui/use-now.ts';
import classes from './caller-tasks.module.css';
import { useDeed } from '../../shop/use-deed.ts';
import { useKeptWords } from '../../shop/kept-words.ts';

const MINUTE_MS = 60_000;

/** What was promised to this caller; what is done is folded away. */
export function CallerTasks({ tasks, business }: { tasks: readonly Task[]; business: string }) {
  const t = useTexts(callersTexts).tasks;
  const open = tasks.filter(({ doneAt }) => doneAt === null);
  const done = tasks.filter(({ doneAt }) => doneAt !== null);
  const whole = useKeptFocus<HTMLDivElement>();
  return (
    <div ref={whole} tabIndex={-1}>
      <Section title={t.title}>
        {open.length === 0 && <p className={classes['none']}>{t.none}</p>}
        <TaskList tasks={open} business={business} />
        {done.length > 0 && (
          <details>
            <summary className={classes['none']}>{t.finished(done.length)}</summary>
            <TaskList tasks={done} business={business} />
          </details>
        )}
      </Section>
    </div>
  );
}

function TaskList({ tasks, business }: { tasks: readonly Task[]; business: string }) {
  if (tasks.length === 0) return null;
  return (
    <ul className={classes['tasks']}>
      {tasks.map((task) => (
        <li key={task.id}>
          <OneTask task={task} business={business} />
        </li>
      ))}
    </ul>
  );
}

function OneTask({ task: { id, kind, due, doneAt, ...task }, business }: { task: Task; business: string }) {
  const t = useTexts(callersTexts).tasks;
  const text = useKeptWords().task(task.text);
  const client = useClient();
  const { run, isBusy } = useDeed();
  const isDone = doneAt !== null;
  const turn = (done: boolean) => client.call('tasks.done', { id, done });
  return (
    <div className={classes['task']} data-done={isDone}>
      <Checkbox
        aria-label={t.markDone(text)}
        size="md"
        checked={isDone}
        disabled={isBusy}
        onChange={() =>
          void run({ act: () => turn(!isDone), done: isDone ? t.notDone : t.done, undo: () => turn(isDone) })
        }
      />
      <div>
        <p className={classes['text']}>{text}</p>
        <p className={classes['kind']}>
          {t.kinds[kind]}
          {due !== null && !isDone && <Due due={due} business={business} />}
        </p>
      </div>
    </div>
  );
}

function Due({ due, business }: { due: string; business: string }) {
  const t = useTexts(callersTexts).tasks;
  const { language } = useLanguage();
  const today = dayIn(useShopZone(business), useNow(MINUTE_MS));
  const day = calendarDay(language, due);
  return due < today ? <strong className={classes['overdue']}>{t.overdue(day)}</strong> : <span>{t.due(day)}</span>;
}

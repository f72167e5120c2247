import { Button } from '@mantine/core';
import { Link } from 'wouter';

import type { NamedTask } from '#contract/today.ts';
import { CallButton } from '../../shop/calling/call-button.tsx';
import { useKeptWords } from '../../shop/kept-words.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { memoryTexts } from '../../texts/memory.ts';
import { calendarDay } from '../../texts/moments.ts';
import { todayTexts } from '../../texts/today.ts';
import { dueOn } from './due-day.ts';
import classes from './rows.module.css';

type Props = { task: NamedTask; today: string; isBusy: boolean; onDone: () => void };

/** One open task: whose, what, by when, and ticking it off. */
export function CallBack({ task, today, isBusy, onDone }: Props) {
  const t = useTexts(todayTexts);
  const { somebody } = useTexts(memoryTexts);
  const text = useKeptWords().task(task.text);
  const { callerId, callId } = task;
  const name = task.callerName ?? somebody;
  return (
    <div className={classes['row']}>
      <div className={classes['words']}>
        <p className={classes['text']}>{text}</p>
        <p className={classes['small']}>
          <DueDay due={task.due} today={today} />
          {callerId === null ? <span>{name}</span> : <Link href={`/callers/${callerId}`}>{name}</Link>}
          <span>{t.callbacks.kinds[task.kind]}</span>
          {callId !== null && <Link href={`/calls/${callId}`}>{t.callbacks.call}</Link>}
        </p>
      </div>
      <div className={classes['choices']}>
        {callerId !== null && <CallButton whom={{ callerId, name: task.callerName, task: { id: task.id, text } }} />}
        <Button variant="default" loading={isBusy} aria-label={t.callbacks.doneOf(text)} onClick={onDone}>
          {t.callbacks.done}
        </Button>
      </div>
    </div>
  );
}

function DueDay({ due, today }: { due: string | null; today: string }) {
  const t = useTexts(todayTexts);
  const { language } = useLanguage();
  const when = dueOn(due, today);
  if (due === null || when === 'someday') return null;
  const words = when === 'later' ? calendarDay(language, due) : t.callbacks.due[when];
  return (
    <time dateTime={due} title={calendarDay(language, due)} className={classes['due']} data-due={when}>
      {words}
    </time>
  );
}

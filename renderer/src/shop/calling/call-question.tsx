import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { CallPreview } from '#contract/outgoing.ts';
import { useCommandMutation, useCommandQuery } from '../../client/use-command.ts';
import { callingTexts } from '../../texts/calling.ts';
import { useTexts } from '../../texts/language.tsx';
import { useSaid } from '../../texts/said.ts';
import { Answer } from '../../ui/answer.tsx';
import { PackLines } from '../pack-lines.tsx';
import { useDeed } from '../use-deed.ts';
import type { Result } from './call-result.tsx';
import classes from './calling.module.css';
import type { Whom } from './whom.ts';

/** What the app takes. */
const LONGEST_PURPOSE = 200;

type Props = { whom: Whom; onStarted: (result: Result) => void; onClose: () => void };

/** What the call would be, and the yes to it. */
export function CallQuestion({ whom, onStarted, onClose }: Props) {
  const t = useTexts(callingTexts);
  const [purpose, setPurpose] = useState(whom.task?.text.slice(0, LONGEST_PURPOSE) ?? '');
  const [anyway, setAnyway] = useState(false);
  const { callerId } = whom;
  const preview = useCommandQuery('calls.may-start', { callerId });
  const { call, isBusy } = useStart(whom, onStarted);
  return (
    <Answer of={preview} lines={5}>
      {(would) => {
        const mayCall = would.hindrances.every((one) => one.anyway && anyway);
        return (
          <form
            className={classes['question']}
            onSubmit={(event) => {
              event.preventDefault();
              if (mayCall) call({ purpose, anyway });
            }}
          >
            <p className={classes['quiet']}>{t.lead}</p>
            <Hindrances would={would} isAnyway={anyway} onAnyway={setAnyway} />
            <Lines would={would} />
            <TextInput
              label={t.purpose}
              description={t.purposeHelp}
              value={purpose}
              maxLength={LONGEST_PURPOSE}
              data-autofocus
              onChange={({ currentTarget }) => setPurpose(currentTarget.value)}
            />
            <Knows would={would} />
            <div className={classes['actions']}>
              <Button variant="default" onClick={onClose}>
                {t.close}
              </Button>
              <Button type="submit" disabled={!mayCall} loading={isBusy}>
                {t.action}
              </Button>
            </div>
          </form>
        );
      }}
    </Answer>
  );
}

/** One wish for as long as the question is open: pressed twice, or sent again after a lost answer, it rings once. */
function useStart({ callerId, task }: Whom, onStarted: (result: Result) => void) {
  const [ask] = useState(() => crypto.randomUUID());
  const { mutateAsync } = useCommandMutation('calls.start');
  const { run, isBusy } = useDeed();
  const call = ({ purpose, anyway }: { purpose: string; anyway: boolean }): void => {
    const about = { ...(purpose.trim() !== '' && { purpose }), ...(task && { taskId: task.id }) };
    void run({ act: async () => onStarted(await mutateAsync({ callerId, ask, anyway, ...about })) });
  };
  return { call, isBusy };
}

function Lines({ would: { maskedNumber, line, greeting } }: { would: CallPreview }) {
  const t = useTexts(callingTexts);
  return (
    <dl className={classes['facts']}>
      <div>
        <dt>{t.number}</dt>
        <dd>{maskedNumber}</dd>
      </div>
      <div>
        <dt>{t.line}</dt>
        <dd>{line === null ? t.noLine : `${line.label} ${line.maskedNumber}`}</dd>
      </div>
      <div>
        <dt>{t.says}</dt>
        <dd>{greeting ?? t.ownWords}</dd>
      </div>
    </dl>
  );
}

function Knows({ would: { lines, callerId } }: { would: CallPreview }) {
  const t = useTexts(callingTexts);
  return (
    <details className={classes['knows']}>
      <summary>{t.knows}</summary>
      <PackLines lines={lines} callerId={callerId} />
    </details>
  );
}

type Deciding = { would: CallPreview; isAnyway: boolean; onAnyway: (anyway: boolean) => void };

function Hindrances({ would: { hindrances }, isAnyway, onAnyway }: Deciding) {
  const t = useTexts(callingTexts);
  const said = useSaid();
  if (hindrances.length === 0) return null;
  return (
    <div role="note" className={classes['hindrances']}>
      <p className={classes['why']}>{t.notNow}</p>
      <ul>
        {hindrances.map(({ told }) => (
          <li key={told.code}>{said(told)}</li>
        ))}
      </ul>
      {hindrances.every(({ anyway }) => anyway) && (
        <Checkbox
          label={t.anyway}
          checked={isAnyway}
          onChange={({ currentTarget }) => onAnyway(currentTarget.checked)}
        />
      )}
    </div>
  );
}

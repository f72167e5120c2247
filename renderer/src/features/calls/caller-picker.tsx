import { useState } from 'react';

import type { CallerSummary } from '#contract/callers.ts';
import { useCommandQuery } from '../../client/use-command.ts';
import { callsTexts } from '../../texts/calls.ts';
import { useTexts } from '../../texts/language.tsx';
import { Answer } from '../../ui/answer.tsx';
import { MaskedNumber } from '../../ui/masked-number.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useErrorWords } from '../../texts/error-words.ts';
import classes from './caller-picker.module.css';

type Props = {
  business: string;
  /** Who it is said to be already. */
  without: string | null;
  isBusy: boolean;
  error: Error | null;
  onChoose: (callerId: string, name: string) => void;
};

const SHOWN = 8;

/** Finds one caller of a business by name, number or anything remembered. */
export function CallerPicker({ business, without, isBusy, error, onChoose }: Props) {
  const t = useTexts(callsTexts).assign;
  const words = useErrorWords();
  const [query, setQuery] = useState('');
  const input = { business, limit: SHOWN, ...(query !== '' && { query }) };
  const answer = useCommandQuery('callers.list', input, { keepPrevious: true });
  return (
    <div className={classes['picker']}>
      <SearchField label={t.search} placeholder={t.hint} onSearch={setQuery} />
      {error && (
        <p role="alert" className={classes['failed']}>
          {words(error)}
        </p>
      )}
      <Answer of={answer} lines={3}>
        {({ callers }) => {
          const others = callers.filter(({ id }) => id !== without);
          if (others.length === 0) return <p className={classes['quiet']}>{t.none}</p>;
          return (
            <ul className={classes['list']}>
              {others.map((caller) => (
                <li key={caller.id} className={classes['line']}>
                  <Choice caller={caller} isBusy={isBusy} onChoose={onChoose} />
                  {caller.name === null && caller.maskedNumbers[0] !== undefined && (
                    <MaskedNumber masked={caller.maskedNumbers[0]} />
                  )}
                </li>
              ))}
            </ul>
          );
        }}
      </Answer>
    </div>
  );
}

type ChoiceProps = Pick<Props, 'isBusy' | 'onChoose'> & { caller: CallerSummary };

function Choice({ caller: { id, name, calls }, isBusy, onChoose }: ChoiceProps) {
  const t = useTexts(callsTexts);
  const who = name ?? t.somebody;
  return (
    <button type="button" disabled={isBusy} className={classes['choice']} onClick={() => onChoose(id, who)}>
      <span>{who}</span>
      <span className={classes['quiet']}>{t.assign.calls(calls)}</span>
    </button>
  );
}

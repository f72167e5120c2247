import { useId, useState } from 'react';

import type { CallerSummary } from '#contract/callers.ts';
import { useCommandQuery } from '../../client/use-command.ts';
import { useTexts } from '../../texts/language.tsx';
import { rehearseTexts } from '../../texts/rehearse.ts';
import { Answer } from '../../ui/answer.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import type { Cast } from './cast.ts';
import classes from './cast-form.module.css';

type Props = { business: string; chosen: Cast['caller']; onChoose: (caller: Cast['caller']) => void };

const SHOWN = 5;

/** Somebody new, or one of those who are remembered. */
export function CallerChoice({ business, chosen, onChoose }: Props) {
  const t = useTexts(rehearseTexts);
  const [query, setQuery] = useState('');
  const search = { business, limit: SHOWN, ...(query !== '' && { query }) };
  const answer = useCommandQuery('callers.list', search, { keepPrevious: true });
  return (
    <fieldset className={classes['choice']}>
      <legend>{t.cast.who}</legend>
      <SearchField label={t.cast.search} placeholder={t.cast.searchHint} onSearch={setQuery} />
      <Answer of={answer} lines={2}>
        {({ callers }) => <Choices callers={callers} isSearch={query !== ''} chosen={chosen} onChoose={onChoose} />}
      </Answer>
    </fieldset>
  );
}

type ChoicesProps = Omit<Props, 'business'> & { callers: readonly CallerSummary[]; isSearch: boolean };

function Choices({ callers, isSearch, chosen, onChoose }: ChoicesProps) {
  const t = useTexts(rehearseTexts);
  const group = useId();
  // Whoever is chosen stays in sight, whatever is searched for next.
  const isListed = chosen === null || callers.some(({ id }) => id === chosen.id);
  const pick = (caller: Cast['caller'], help: string) => (
    <Choice
      key={caller?.id ?? ''}
      group={group}
      name={caller === null ? t.cast.stranger : (caller.name ?? t.cast.unnamed)}
      help={help}
      isChosen={caller?.id === chosen?.id}
      onChoose={() => onChoose(caller)}
    />
  );
  return (
    <>
      {pick(null, t.cast.strangerHelp)}
      {!isListed && pick(chosen, '')}
      {callers.map((caller) => pick(caller, t.cast.calls(caller.calls)))}
      {isSearch && callers.length === 0 && <p className={classes['help']}>{t.cast.nobody}</p>}
    </>
  );
}

type ChoiceProps = { group: string; name: string; help: string; isChosen: boolean; onChoose: () => void };

function Choice({ group, name, help, isChosen, onChoose }: ChoiceProps) {
  return (
    <label className={classes['option']}>
      <input type="radio" name={group} checked={isChosen} onChange={onChoose} />
      <span>{name}</span>
      <span className={classes['help']}>{help}</span>
    </label>
  );
}

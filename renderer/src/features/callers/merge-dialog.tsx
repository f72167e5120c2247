import { Button } from '@mantine/core';
import { useState } from 'react';

import type { CallerDetail, CallerSummary } from '#contract/callers.ts';
import { useClient } from '../../client/client-context.tsx';
import { useCommandQuery } from '../../client/use-command.ts';
import { callersTexts } from '../../texts/callers.ts';
import { useTexts } from '../../texts/language.tsx';
import { Answer } from '../../ui/answer.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import classes from './dialogs.module.css';
import { Holdings } from './holdings.tsx';
import { useDeed } from '../../shop/use-deed.ts';

type Props = { caller: CallerDetail; isOpen: boolean; onClose: () => void };

const MOST_FOUND = 20;

/** Two entries that are one person: find the other, see what moves, and say yes. */
export function MergeDialog({ caller, isOpen, onClose }: Props) {
  const t = useTexts(callersTexts);
  return (
    <Dialog title={t.merge.title(caller.name ?? t.unnamed)} isOpen={isOpen} onClose={onClose}>
      <Steps caller={caller} onClose={onClose} />
    </Dialog>
  );
}

function Steps({ caller, onClose }: Omit<Props, 'isOpen'>) {
  const [gone, setGone] = useState<string | null>(null);
  return gone === null ? (
    <Choose caller={caller} onChoose={setGone} />
  ) : (
    <Preview caller={caller} gone={gone} onOther={() => setGone(null)} onClose={onClose} />
  );
}

function Choose({ caller, onChoose }: { caller: CallerDetail; onChoose: (id: string) => void }) {
  const t = useTexts(callersTexts);
  const [query, setQuery] = useState('');
  const input = { business: caller.businessId, limit: MOST_FOUND, ...(query !== '' && { query }) };
  const answer = useCommandQuery('callers.list', input, { keepPrevious: true });
  return (
    <div className={classes['words']}>
      <p>{t.merge.lead}</p>
      <SearchField label={t.merge.search} placeholder={t.searchHint} onSearch={setQuery} />
      <Answer of={answer}>
        {({ callers }) => <Found callers={callers.filter(({ id }) => id !== caller.id)} onChoose={onChoose} />}
      </Answer>
    </div>
  );
}

function Found({ callers, onChoose }: { callers: readonly CallerSummary[]; onChoose: (id: string) => void }) {
  const t = useTexts(callersTexts);
  if (callers.length === 0) return <p className={classes['quiet']}>{t.notFoundWords}</p>;
  return (
    <ul aria-label={t.merge.found} className={classes['found']}>
      {callers.map(({ id, name, maskedNumbers, calls }) => (
        <li key={id}>
          <button type="button" className={classes['choice']} onClick={() => onChoose(id)}>
            <span>{name ?? t.unnamed}</span>
            <span className={classes['quiet']}>
              {maskedNumbers.join(' ')} · {t.calls(calls)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

type Preview = { caller: CallerDetail; gone: string; onOther: () => void; onClose: () => void };

function Preview({ caller, gone, onOther, onClose }: Preview) {
  const t = useTexts(callersTexts);
  const client = useClient();
  const answer = useCommandQuery('callers.get', { id: gone });
  const { run, isBusy } = useDeed();
  const merge = (name: string) =>
    run({ act: () => client.call('callers.merge', { keep: caller.id, gone }), done: t.merge.done(name) });
  return (
    <Answer of={answer}>
      {(other) => {
        const name = other.name ?? t.unnamed;
        return (
          <div className={classes['words']}>
            <p>{t.merge.moves(name, caller.name ?? t.unnamed)}</p>
            <Holdings of={other} />
            <p className={classes['quiet']}>{t.merge.warning}</p>
            <div className={classes['actions']}>
              <Button variant="default" onClick={onOther}>
                {t.merge.other}
              </Button>
              <Button loading={isBusy} onClick={() => void merge(name).then((isDone) => isDone && onClose())}>
                {t.merge.action}
              </Button>
            </div>
          </div>
        );
      }}
    </Answer>
  );
}

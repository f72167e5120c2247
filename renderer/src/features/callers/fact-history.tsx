import { Button } from '@mantine/core';

import type { Fact } from '#contract/facts.ts';
import { useCommandQuery } from '../../client/use-command.ts';
import { factValue, slotName } from '../../shop/slot-name.ts';
import { factsTexts } from '../../texts/facts.ts';
import { useTexts } from '../../texts/language.tsx';
import { memoryTexts } from '../../texts/memory.ts';
import { Answer } from '../../ui/answer.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FactOrigin } from './fact-origin.tsx';
import classes from './fact-history.module.css';
import { useFactDeeds } from './use-fact-deeds.ts';

type Props = { fact: Fact; business: string; isOpen: boolean; onClose: () => void };

/** What became of a fact: everything ever held of the same thing, and the last change taken back. */
export function FactHistory({ fact, business, isOpen, onClose }: Props) {
  const t = useTexts(factsTexts);
  const m = useTexts(memoryTexts);
  return (
    <Dialog title={`${t.past.title}: ${slotName(fact.slot, m)}`} isOpen={isOpen} onClose={onClose}>
      <Past fact={fact} business={business} onClose={onClose} />
    </Dialog>
  );
}

function Past({ fact, business, onClose }: Omit<Props, 'isOpen'>) {
  const t = useTexts(factsTexts);
  const m = useTexts(memoryTexts);
  const answer = useCommandQuery('facts.history', { id: fact.id });
  const deeds = useFactDeeds();
  return (
    <div className={classes['history']}>
      <p className={classes['lead']}>{t.past.lead}</p>
      <Answer of={answer}>
        {({ facts }) => (
          <ol className={classes['past']}>
            {facts.map((one) => (
              <li key={one.id} data-status={one.status}>
                <p>
                  <span className={classes['value']}>{factValue(one, m)}</span>{' '}
                  <span className={classes['status']}>{t.past.statuses[one.status]}</span>
                </p>
                <FactOrigin fact={one} business={business} />
              </li>
            ))}
          </ol>
        )}
      </Answer>
      <Button
        variant="default"
        loading={deeds.isBusy}
        onClick={() => void deeds.undoLast(fact).then((isDone) => isDone && onClose())}
      >
        {t.past.undo}
      </Button>
    </div>
  );
}

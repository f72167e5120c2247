import { Button } from '@mantine/core';

import { csvTexts } from '../../../../texts/csv.ts';
import { useErrorWords } from '../../../../texts/error-words.ts';
import { useTexts } from '../../../../texts/language.tsx';
import classes from '../desk.module.css';
import { ToldCard } from './told-card.tsx';

type Props = { name: string; error: unknown; isHalfway: boolean; onLeave: () => void };

/** Why nothing of a file can be taken, or why it did not come in to its end. */
export function NotTaken({ name, error, isHalfway, onLeave }: Props) {
  const t = useTexts(csvTexts);
  const words = useErrorWords();
  return (
    <ToldCard title={isHalfway ? t.brokeOff(name) : t.cannot(name)}>
      <p role="alert" className={classes['problem']}>
        {words(error)}
      </p>
      {isHalfway && <p>{t.halfway}</p>}
      <Button variant="default" className={classes['start'] ?? ''} onClick={onLeave}>
        {t.close}
      </Button>
    </ToldCard>
  );
}

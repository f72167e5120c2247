import { Button } from '@mantine/core';

import { useTexts } from '../../texts/language.tsx';
import { rehearseTexts } from '../../texts/rehearse.ts';
import type { Move } from './play.ts';
import classes from './talk.module.css';

/** The script line by line, or all that is left of it. */
export function ScriptSteps({ left, move }: { left: number; move: (move: Move) => void }) {
  const t = useTexts(rehearseTexts);
  return (
    <div className={classes['steps']}>
      <Button onClick={() => move({ kind: 'next' })}>{t.talk.next}</Button>
      <Button variant="default" onClick={() => move({ kind: 'play-on' })}>
        {t.talk.playOn}
      </Button>
      <p className={classes['help']}>{t.talk.scriptLeft(left)}</p>
    </div>
  );
}

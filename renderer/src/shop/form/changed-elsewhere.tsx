import { Button } from '@mantine/core';

import { useTexts } from '../../texts/language.tsx';
import { settingsTexts } from '../../texts/settings.ts';
import classes from './changed-elsewhere.module.css';

/** One thing that was changed here and elsewhere. */
export type Clash = {
  id: string;
  /** What it is called in the form. */
  label: string;
  /** What is saved by now, in words; '' where that is nothing. */
  theirs: string;
  choose: (whose: 'mine' | 'theirs') => void;
};

/** Says what somebody else saved in the meantime, and lets the owner choose for each. */
export function ChangedElsewhere({ clashes }: { clashes: readonly Clash[] }) {
  const t = useTexts(settingsTexts).clash;
  return (
    <section aria-label={t.title} className={classes['clashes']}>
      <p role="status">{t.lead}</p>
      <ul className={classes['list']}>
        {clashes.map(({ id, label, theirs, choose }) => (
          <li key={id} className={classes['clash']}>
            <p className={classes['label']}>{label}</p>
            <p className={classes['theirs']}>
              <span className={classes['quiet']}>{t.there}</span> {theirs === '' ? t.nothing : theirs}
            </p>
            <div className={classes['choices']}>
              <Button size="sm" variant="default" aria-label={t.of(t.mine, label)} onClick={() => choose('mine')}>
                {t.mine}
              </Button>
              <Button size="sm" variant="default" aria-label={t.of(t.theirs, label)} onClick={() => choose('theirs')}>
                {t.theirs}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

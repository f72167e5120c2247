import { Theater } from 'lucide-react';

import { useCommandQuery } from '../../client/use-command.ts';
import { useTexts } from '../../texts/language.tsx';
import { rehearseTexts } from '../../texts/rehearse.ts';
import { Answer } from '../../ui/answer.tsx';
import { Page } from '../../ui/page.tsx';
import classes from './rehearse-page.module.css';
import { Stage } from './stage.tsx';

/** A call that is only played, against the real memory. */
export function RehearsePage() {
  const t = useTexts(rehearseTexts);
  const answer = useCommandQuery('businesses.list', {});
  return (
    <Page title={t.title} lead={t.lead}>
      <p className={classes['mark']}>
        <Theater aria-hidden className={classes['icon']} />
        <span>{t.mark}</span>
      </p>
      <Answer of={answer} lines={6}>
        {({ businesses: [first, ...others] }) => first && <Stage shops={[first, ...others]} />}
      </Answer>
    </Page>
  );
}

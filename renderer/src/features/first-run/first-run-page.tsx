import type { Status } from '#contract/status.ts';
import { firstRunTexts } from '../../texts/first-run.ts';
import { useTexts } from '../../texts/language.tsx';
import { Page } from '../../ui/page.tsx';
import classes from './first-run-page.module.css';
import { MoveHere } from './move-here.tsx';
import { SeeDemo } from './see-demo.tsx';
import { SetUp } from './set-up.tsx';

/** In the place of Today while nobody has called and nobody is remembered: what this is, and how it begins. */
export function FirstRunPage({ doors }: Pick<Status, 'doors'>) {
  const t = useTexts(firstRunTexts);
  return (
    <Page title={t.title} lead={t.lead}>
      <div className={classes['two']}>
        <SeeDemo />
        <SetUp doors={doors} />
        <MoveHere />
      </div>
      <p className={classes['quiet']}>{t.next}</p>
    </Page>
  );
}

import { Button } from '@mantine/core';

import { frameTexts } from '../texts/frame.ts';
import { useTexts } from '../texts/language.tsx';
import { Page } from '../ui/page.tsx';
import classes from './alone.module.css';

/** Instead of everything, when the server no longer knows this browser. */
export function SessionEndedPage() {
  const t = useTexts(frameTexts).ended;
  return (
    <main className={classes['alone']}>
      <Page title={t.title}>
        <p className={classes['first']}>{t.sentence}</p>
        <p>{t.how}</p>
        <div>
          <Button onClick={() => location.reload()}>{t.again}</Button>
        </div>
      </Page>
    </main>
  );
}

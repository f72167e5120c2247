import { Button } from '@mantine/core';

import type { CatchUp } from '#contract/conversations.ts';
import { useCommandMutation, useCommandQuery } from '../client/use-command.ts';
import { conversationsTexts } from '../texts/conversations.ts';
import { useTexts } from '../texts/language.tsx';
import { useSaid } from '../texts/said.ts';
import { Answer } from '../ui/answer.tsx';
import { Section } from '../ui/section.tsx';
import { useDeed } from './use-deed.ts';
import classes from './fetched.module.css';
import { ShopWhen } from './shop-when.tsx';

/** Whether calls are missing here that the provider took, and how far the fetching is. */
export function MissedCalls() {
  const t = useTexts(conversationsTexts).missed;
  const answer = useCommandQuery('conversations.get', {});
  return (
    <Section title={t.title}>
      <p className={classes['quiet']}>{t.help}</p>
      <Answer of={answer} lines={2}>
        {({ catchUp }) => <Standing catchUp={catchUp} />}
      </Answer>
    </Section>
  );
}

function Standing({ catchUp }: { catchUp: CatchUp }) {
  const t = useTexts(conversationsTexts).missed;
  const { mutateAsync } = useCommandMutation('conversations.catch-up', { refreshes: ['conversations.get'] });
  const { run, isBusy } = useDeed();
  const words = useWords(catchUp);
  const { state, lookedAt, parked } = catchUp;
  return (
    <div className={classes['stack']}>
      <p role="status" className={classes['trouble']}>
        {words}
        {parked > 0 && ` ${t.parked(parked)}`}
      </p>
      {state !== 'off' && (
        <div className={classes['deeds']}>
          <Button variant="default" loading={isBusy} onClick={() => void run({ act: () => mutateAsync({}) })}>
            {t.look}
          </Button>
          <p className={classes['quiet']}>
            {t.lookedAt}:{' '}
            {lookedAt === null ? t.never : <ShopWhen at={lookedAt} business="default" style="dayAndTime" />}
          </p>
        </div>
      )}
    </div>
  );
}

function useWords({ state, told, missing }: CatchUp): string {
  const t = useTexts(conversationsTexts).missed;
  const said = useSaid();
  if (state === 'off') return t.off;
  if (told !== null) return said(told);
  if (state === 'looking') return t.looking;
  if (missing === 0) return t.idle;
  return state === 'fetching' ? t.fetching(missing) : t.later(missing);
}

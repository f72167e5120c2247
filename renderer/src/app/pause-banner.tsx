import { Button } from '@mantine/core';

import type { Condition } from '#contract/condition.ts';
import { useCommandMutation, useCommandQuery } from '../client/use-command.ts';
import { ShopWhen } from '../shop/shop-when.tsx';
import { useDeed } from '../shop/use-deed.ts';
import { useTexts } from '../texts/language.tsx';
import { phoneTexts } from '../texts/phone.ts';
import classes from './link-banner.module.css';

/** Says on every view that it is paused, for as long as it is: a pause that is forgotten costs callers. */
export function PauseBanner() {
  const paused = useCommandQuery('status.get', {}).data?.condition.paused ?? null;
  return (
    <div role="status" className="not-on-paper">
      {paused && <Paused {...paused} />}
    </div>
  );
}

function Paused({ until }: NonNullable<Condition['paused']>) {
  const t = useTexts(phoneTexts).pause;
  const { mutateAsync } = useCommandMutation('pause.end', { refreshes: ['status.get'] });
  const { run, isBusy } = useDeed();
  return (
    <div className={`${classes['banner']} ${classes['lost']} ${classes['deed']}`}>
      <p>
        {t.banner} {until === null ? t.untilYou : t.until}{' '}
        {until !== null && <ShopWhen at={until} style="dayAndTime" />}
      </p>
      <Button
        variant="default"
        disabled={isBusy}
        onClick={() => void run({ act: () => mutateAsync({}), done: t.resumed })}
      >
        {t.resume}
      </Button>
    </div>
  );
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';

import type { ShownBusiness } from '#contract/businesses.ts';
import { useCommandMutation } from '../../client/use-command.ts';
import { useDeed } from '../../shop/use-deed.ts';
import { useTexts } from '../../texts/language.tsx';
import { shopFormTexts } from '../../texts/shop-form.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import classes from './shop-page.module.css';

/** Closes a shop for good, after asking; the default one always stays. */
export function RemoveShop({ shop: { id, name } }: { shop: ShownBusiness }) {
  const t = useTexts(shopFormTexts).remove;
  const [, navigate] = useLocation();
  const [isAsking, setAsking] = useState(false);
  const { mutateAsync } = useCommandMutation('businesses.remove', { refreshes: ['businesses.list'] });
  const { run, isBusy } = useDeed();
  const isDefault = id === 'default';

  async function remove(): Promise<void> {
    const isGone = await run({ act: () => mutateAsync({ id }), done: t.done(name) });
    setAsking(false);
    if (isGone) navigate('/settings/shop');
  }

  return (
    <div className={classes['remove']}>
      <p className={classes['quiet']}>
        {t.knownAs} <code>{id}</code>. {isDefault ? t.isDefault : t.help}
      </p>
      {!isDefault && (
        <Button variant="default" onClick={() => setAsking(true)}>
          {t.action}
        </Button>
      )}
      <ConfirmDialog
        title={t.ask(name)}
        action={t.action}
        isGrave
        isOpen={isAsking}
        isBusy={isBusy}
        onConfirm={() => void remove()}
        onClose={() => setAsking(false)}
      >
        <p>{t.help}</p>
      </ConfirmDialog>
    </div>
  );
}

import { useLocation } from 'wouter';

import type { ShownBusiness } from '#contract/businesses.ts';
import { useCommandMutation } from '../../client/use-command.ts';
import { AskedButton } from '../../shop/asked-button.tsx';
import { useTexts } from '../../texts/language.tsx';
import { shopFormTexts } from '../../texts/shop-form.ts';
import classes from './shop-page.module.css';

/** Closes a shop for good, after asking; the default one always stays. */
export function RemoveShop({ shop: { id, name } }: { shop: ShownBusiness }) {
  const t = useTexts(shopFormTexts).remove;
  const [, navigate] = useLocation();
  const { mutateAsync } = useCommandMutation('businesses.remove', { refreshes: ['businesses.list'] });
  const isDefault = id === 'default';
  return (
    <div className={classes['remove']}>
      <p className={classes['quiet']}>
        {t.knownAs} <code>{id}</code>. {isDefault ? t.isDefault : t.help}
      </p>
      {!isDefault && (
        <AskedButton
          {...{ label: t.action, title: t.ask(name), words: t.help, done: t.done(name) }}
          look="plain"
          act={() => mutateAsync({ id })}
          onDone={() => navigate('/settings/shop')}
        />
      )}
    </div>
  );
}

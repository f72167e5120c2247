import type { KeyState } from '#contract/connect.ts';
import { ShopWhen } from '../../shop/shop-when.tsx';
import { useTexts } from '../../texts/language.tsx';
import { useSaid } from '../../texts/said.ts';
import { setupKeysTexts } from '../../texts/setup-keys.ts';
import { StatusDot, type Tone } from '../../ui/status-dot.tsx';
import classes from './setup.module.css';

/** Whether a provider's keys are there, work, and since when that is known. */
export function KeyNow({ state }: { state: KeyState }) {
  const { states: t } = useTexts(setupKeysTexts);
  const said = useSaid();
  const { isSet, setBy, trouble, account, checkedAt } = state;
  return (
    <div className={classes['part']}>
      <p className={classes['state']}>
        <StatusDot tone={toneOf(state)} />
        <span>{trouble ? said(trouble) : !isSet ? t.missing : checkedAt === null ? t.kept : t.works}</span>
      </p>
      {isSet && account !== null && <p className={classes['small']}>{`${t.account}: ${account}`}</p>}
      {isSet && checkedAt !== null && (
        <p className={classes['small']}>
          {`${t.checked}: `}
          <ShopWhen at={checkedAt} style="ago" />
        </p>
      )}
      {setBy === 'environment' && <p className={classes['small']}>{t.byEnvironment}</p>}
      {setBy === 'demo' && <p className={classes['small']}>{t.byDemo}</p>}
    </div>
  );
}

function toneOf({ isSet, trouble, checkedAt }: KeyState): Tone {
  if (trouble) return 'bad';
  return isSet ? (checkedAt === null ? 'quiet' : 'good') : 'quiet';
}

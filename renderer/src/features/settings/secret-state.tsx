import type { SecretName, ShownSecret } from '#contract/settings.ts';
import { ShopWhen } from '../../shop/shop-when.tsx';
import { useTexts } from '../../texts/language.tsx';
import { secretsTexts } from '../../texts/secrets.ts';
import { StatusDot } from '../../ui/status-dot.tsx';
import classes from './secrets.module.css';

/** Those that many do without. */
const notNeeded: readonly SecretName[] = [
  'brain',
  'relay',
  'modelKey',
  'tunnelToken',
  'elevenLabsKey',
  'twilioToken',
  'twilioApiKey',
];

/** Whether a secret is there, who set it, and until when the one before it counts. */
export function SecretState({ secret: { name, variable, isSet, setBy, previousUntil } }: { secret: ShownSecret }) {
  const t = useTexts(secretsTexts);
  return (
    <>
      <p className={classes['state']}>
        <StatusDot tone={isSet ? 'good' : notNeeded.includes(name) ? 'quiet' : 'warn'} />
        <span>
          {!isSet && t.isMissing}
          {setBy === 'environment' && t.byEnvironment(variable)}
          {setBy === 'window' && t.byWindow}
          {setBy === 'demo' && t.byDemo}
          {isSet && setBy === null && t.byItself}
        </span>
      </p>
      {previousUntil !== null && (
        <p>
          {t.before} <ShopWhen at={previousUntil} style="dayAndTime" />
        </p>
      )}
    </>
  );
}

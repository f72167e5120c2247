import { useState } from 'react';

import { useTexts } from '../texts/language.tsx';
import { partsTexts } from '../texts/parts.ts';
import classes from './masked-number.module.css';

/**
 * A number of which even the last digits are shown only when asked for: a screen at a front desk is seen by customers.
 * `masked` is what the app sends; it never holds more than those last digits.
 */
export function MaskedNumber({ masked }: { masked: string | null }) {
  const t = useTexts(partsTexts);
  const [isShown, setShown] = useState(false);
  if (masked === null) return <span className={classes['quiet']}>{t.withheld}</span>;
  if (isShown) return <span className={classes['number']}>{masked}</span>;
  return (
    <button type="button" className={classes['hidden']} aria-label={t.showNumber} onClick={() => setShown(true)}>
      <span aria-hidden>••••••</span>
    </button>
  );
}

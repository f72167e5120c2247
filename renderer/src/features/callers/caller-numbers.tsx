import { useState } from 'react';

import { useClient } from '../../client/client-context.tsx';
import { callersTexts } from '../../texts/callers.ts';
import { useTexts } from '../../texts/language.tsx';
import { MaskedNumber } from '../../ui/masked-number.tsx';
import classes from './caller-lead.module.css';
import { useDeed } from '../../shop/use-deed.ts';

/**
 * Somebody's numbers, hidden. In clear they come only when asked for, and are gone with the page: nothing keeps them.
 */
export function CallerNumbers({ id, masked }: { id: string; masked: readonly string[] }) {
  const t = useTexts(callersTexts).page;
  const client = useClient();
  const { run, isBusy } = useDeed();
  const [clear, setClear] = useState<readonly string[] | null>(null);
  const show = async (): Promise<void> => setClear((await client.call('callers.export', { id })).numbers);
  // Somebody who withholds their number is never remembered.
  if (masked.length === 0) return <span>{t.noNumber}</span>;
  return (
    <span className={classes['numbers']}>
      {clear === null
        ? masked.map((number, at) => <MaskedNumber key={at} masked={number} />)
        : clear.map((number) => (
            <span key={number} className={classes['clear']}>
              {number}
            </span>
          ))}
      <button
        type="button"
        className={classes['more']}
        disabled={isBusy}
        onClick={() => (clear === null ? void run({ act: show }) : setClear(null))}
      >
        {clear === null ? t.showFull : t.hide}
      </button>
    </span>
  );
}

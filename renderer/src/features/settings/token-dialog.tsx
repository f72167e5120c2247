import { Button } from '@mantine/core';

import { useTexts } from '../../texts/language.tsx';
import { privacyTexts } from '../../texts/privacy.ts';
import { CopyLine } from '../../ui/copy-line.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import classes from './retention.module.css';

/** A token that is shown this one time and is gone from here with the dialog. */
export function TokenDialog({ token, onDone }: { token: string | null; onDone: () => void }) {
  const t = useTexts(privacyTexts).switches;
  return (
    <Dialog title={t.tokenTitle} isOpen={token !== null} onClose={onDone}>
      <div className={classes['token']}>
        <p>{t.tokenWords}</p>
        {token !== null && <CopyLine text={token} copy={t.copy} copied={t.copied} />}
        <Button onClick={onDone}>{t.tokenDone}</Button>
      </div>
    </Dialog>
  );
}

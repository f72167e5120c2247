import { useState } from 'react';

import { callingTexts } from '../../texts/calling.ts';
import { useTexts } from '../../texts/language.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CallQuestion } from './call-question.tsx';
import { CallResult, type Result } from './call-result.tsx';
import type { Whom } from './whom.ts';

type Props = { whom: Whom; isOpen: boolean; onClose: () => void };

/** Says what a call would be like and why it may not be made, then how it goes. */
export function CallDialog({ whom, isOpen, onClose }: Props) {
  const t = useTexts(callingTexts);
  return (
    <Dialog title={t.title(whom.name ?? t.somebody)} isOpen={isOpen} onClose={onClose}>
      <Steps whom={whom} onClose={onClose} />
    </Dialog>
  );
}

function Steps({ whom, onClose }: Omit<Props, 'isOpen'>) {
  const [result, setResult] = useState<Result | null>(null);
  return result === null ? (
    <CallQuestion whom={whom} onStarted={setResult} onClose={onClose} />
  ) : (
    <CallResult result={result} onClose={onClose} />
  );
}

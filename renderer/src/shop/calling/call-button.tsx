import { Button } from '@mantine/core';
import { useState } from 'react';

import { callingTexts } from '../../texts/calling.ts';
import { useTexts } from '../../texts/language.tsx';
import { CallDialog } from './call-dialog.tsx';
import type { Whom } from './whom.ts';

/** Opens the question that comes before every call we make. */
export function CallButton({ whom }: { whom: Whom }) {
  const t = useTexts(callingTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" aria-label={t.callOf(whom.name ?? t.somebody)} onClick={() => setOpen(true)}>
        {t.call}
      </Button>
      <CallDialog whom={whom} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';

import type { CallDetail } from '#contract/calls.ts';
import { useClient } from '../../client/client-context.tsx';
import { useDeed } from '../../shop/use-deed.ts';
import { callsTexts } from '../../texts/calls.ts';
import { useTexts } from '../../texts/language.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';

/** Deletes a call that is over, here and at the providers, after a question. */
export function DeleteCall({ call: { id, status } }: { call: CallDetail }) {
  const t = useTexts(callsTexts).remove;
  const client = useClient();
  const { run, isBusy } = useDeed();
  const [isOpen, setOpen] = useState(false);
  const [, navigate] = useLocation();

  async function remove(): Promise<void> {
    const isGone = await run({
      act: () => client.call('calls.forget', { id }),
      done: ({ provider: { hasKey, waiting } }) => (waiting === 0 ? t.done : hasKey ? t.doneHere : t.noKey),
    });
    if (isGone) navigate('/calls');
  }

  if (status === 'live') return null;
  return (
    <>
      <Button variant="subtle" color="red" onClick={() => setOpen(true)}>
        {t.action}
      </Button>
      <ConfirmDialog
        title={t.title}
        action={t.action}
        isGrave
        isOpen={isOpen}
        isBusy={isBusy}
        onClose={() => setOpen(false)}
        onConfirm={() => void remove()}
      >
        <p>{t.lead}</p>
      </ConfirmDialog>
    </>
  );
}

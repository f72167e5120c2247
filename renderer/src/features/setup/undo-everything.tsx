import { Button } from '@mantine/core';
import { useState } from 'react';

import { useCommandMutation } from '../../client/use-command.ts';
import { useDeed } from '../../shop/use-deed.ts';
import { useTexts } from '../../texts/language.tsx';
import { setupCallTexts } from '../../texts/setup-call.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import type { Setup } from './use-setup.ts';

/** Puts both accounts back as they were, once the owner has said so. */
export function UndoEverything({ setup: { shop, stands } }: { setup: Setup }) {
  const t = useTexts(setupCallTexts).undo;
  const [isAsked, setAsked] = useState(false);
  const { mutateAsync } = useCommandMutation('connect.undo', { refreshes: ['connect.get'] });
  const { run, isBusy } = useDeed();

  async function undo(): Promise<void> {
    setAsked(false);
    await run({
      act: async () => {
        const answer = await mutateAsync({ business: shop.id });
        stands(answer);
        return answer;
      },
      done: ({ steps, canUndo, isShared }) => {
        if (canUndo || steps.some(({ state }) => state === 'changed')) return t.partly;
        return isShared ? t.shared : t.done;
      },
    });
  }

  return (
    <>
      <Button variant="default" loading={isBusy} onClick={() => setAsked(true)}>
        {t.deed}
      </Button>
      <ConfirmDialog
        title={t.title}
        action={t.deed}
        isGrave
        isOpen={isAsked}
        isBusy={isBusy}
        onConfirm={() => void undo()}
        onClose={() => setAsked(false)}
      >
        <p>{t.words}</p>
      </ConfirmDialog>
    </>
  );
}

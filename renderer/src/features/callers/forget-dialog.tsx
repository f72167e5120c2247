import { useLocation } from 'wouter';

import type { CallerDetail } from '#contract/callers.ts';
import { useClient } from '../../client/client-context.tsx';
import { useDeed } from '../../shop/use-deed.ts';
import { callersTexts } from '../../texts/callers.ts';
import { useTexts } from '../../texts/language.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import classes from './dialogs.module.css';
import { Holdings } from './holdings.tsx';

type Props = { caller: CallerDetail; isOpen: boolean; onClose: () => void };

/** Erases somebody for good: says what goes, and asks for a word before. */
export function ForgetDialog({ caller, isOpen, onClose }: Props) {
  const t = useTexts(callersTexts);
  const client = useClient();
  const { run, isBusy } = useDeed();
  const [, navigate] = useLocation();

  async function forget(): Promise<void> {
    const isGone = await run({
      act: () => client.call('callers.forget', { id: caller.id }),
      done: ({ erased }) => t.forget.done(t.merge.facts(erased.facts), t.calls(erased.calls)),
    });
    if (isGone) navigate('/callers');
  }

  return (
    <ConfirmDialog
      title={t.forget.title(caller.name ?? t.unnamed)}
      action={t.forget.action}
      typed={t.forget.word}
      isGrave
      isOpen={isOpen}
      isBusy={isBusy}
      onClose={onClose}
      onConfirm={() => void forget()}
    >
      <div className={classes['words']}>
        <p>{t.forget.lead}</p>
        <Holdings of={caller} />
        <p>{t.forget.rest}</p>
      </div>
    </ConfirmDialog>
  );
}

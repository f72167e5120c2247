import { useLocation } from 'wouter';

import type { CallerDetail } from '#contract/callers.ts';
import { useCommandMutation } from '../../client/use-command.ts';
import { callersTexts } from '../../texts/callers.ts';
import { useTexts } from '../../texts/language.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useToast } from '../../ui/toasts.tsx';
import classes from './dialogs.module.css';
import { Holdings } from './holdings.tsx';

type Props = { caller: CallerDetail; isOpen: boolean; onClose: () => void };

/** Erases somebody for good: says what goes, and asks for a word before. */
export function ForgetDialog({ caller, isOpen, onClose }: Props) {
  const t = useTexts(callersTexts);
  const say = useToast();
  const [, navigate] = useLocation();
  const { mutateAsync, isPending } = useCommandMutation('callers.forget');

  async function forget(): Promise<void> {
    try {
      const { erased } = await mutateAsync({ id: caller.id });
      navigate('/callers');
      say({ text: t.forget.done(t.merge.facts(erased.facts), t.calls(erased.calls)) });
    } catch (error) {
      say({ text: error instanceof Error ? error.message : String(error), tone: 'bad' });
    }
  }

  return (
    <ConfirmDialog
      title={t.forget.title(caller.name ?? t.unnamed)}
      action={t.forget.action}
      typed={t.forget.word}
      isGrave
      isOpen={isOpen}
      isBusy={isPending}
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

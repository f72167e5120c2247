import { useLocation } from 'wouter';

import type { CallerDetail } from '#contract/callers.ts';
import type { CommandOutput } from '#contract/commands.ts';
import { useClient } from '../../client/client-context.tsx';
import { useDeed } from '../../shop/use-deed.ts';
import { callersTexts } from '../../texts/callers.ts';
import { conversationsTexts } from '../../texts/conversations.ts';
import { useTexts } from '../../texts/language.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import classes from './dialogs.module.css';
import { Holdings } from './holdings.tsx';

type Props = { caller: CallerDetail; isOpen: boolean; onClose: () => void };

/** Erases somebody for good: says what goes, and asks for a word before. */
export function ForgetDialog({ caller, isOpen, onClose }: Props) {
  const t = useTexts(callersTexts);
  const forgotten = useTexts(conversationsTexts).forgotten;
  const client = useClient();
  const { run, isBusy } = useDeed();
  const [, navigate] = useLocation();

  function there({ hasKey, asked, done, waiting }: CommandOutput<'callers.forget'>['provider']): string {
    if (asked === 0) return '';
    if (!hasKey) return forgotten.noKey(asked);
    return waiting === 0 ? forgotten.deleted(done) : forgotten.waiting(done, waiting);
  }

  async function forget(): Promise<void> {
    const isGone = await run({
      act: () => client.call('callers.forget', { id: caller.id }),
      done: ({ erased, provider }) =>
        [t.forget.done(t.merge.facts(erased.facts), t.calls(erased.calls)), there(provider)].join(' ').trim(),
      more: ({ certificate }) => ({
        href: `/settings/privacy/forgotten/${certificate}`,
        words: t.forget.certificate,
      }),
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
        <p>{forgotten.ask}</p>
      </div>
    </ConfirmDialog>
  );
}

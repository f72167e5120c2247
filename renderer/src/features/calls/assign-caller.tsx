import { Button } from '@mantine/core';
import { useState } from 'react';

import type { CallDetail } from '#contract/calls.ts';
import { useCommandMutation } from '../../client/use-command.ts';
import { callsTexts } from '../../texts/calls.ts';
import { useTexts } from '../../texts/language.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useToast } from '../../ui/toasts.tsx';
import { useErrorWords } from '../../texts/error-words.ts';
import { CallerPicker } from './caller-picker.tsx';

/** Says that somebody else made this call than it was taken for; can be taken back. */
export function AssignCaller({ call }: { call: CallDetail }) {
  const t = useTexts(callsTexts).assign;
  const [isOpen, setOpen] = useState(false);
  const say = useToast();
  const words = useErrorWords();
  const assign = useCommandMutation('calls.assign');
  const before = call.callerId;

  const takeBack = (callerId: string): void =>
    assign.mutate(
      { callId: call.id, callerId },
      { onSuccess: () => say({ text: t.undone }), onError: (error) => say({ text: words(error), tone: 'bad' }) },
    );
  const choose = (callerId: string, name: string): void =>
    assign.mutate(
      { callId: call.id, callerId },
      {
        onSuccess: () => {
          setOpen(false);
          say({ text: t.done(name), ...(before !== null && { onUndo: () => takeBack(before) }) });
        },
      },
    );

  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {before === null ? t.actionNobody : t.action}
      </Button>
      <Dialog title={t.title} isOpen={isOpen} onClose={() => setOpen(false)}>
        <p>{t.lead}</p>
        <CallerPicker
          business={call.businessId}
          without={before}
          isBusy={assign.isPending}
          error={assign.error}
          onChoose={choose}
        />
      </Dialog>
    </>
  );
}

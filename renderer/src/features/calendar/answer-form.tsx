import { Button, Textarea } from '@mantine/core';
import type { FormEvent } from 'react';

import { LONGEST_GAP_ANSWER } from '#contract/gap-limits.ts';
import { useClient } from '../../client/client-context.tsx';
import { useDraft } from '../../client/use-draft.ts';
import { useDeed } from '../../shop/use-deed.ts';
import { gapsTexts } from '../../texts/gaps.ts';
import { useTexts } from '../../texts/language.tsx';
import { partsTexts } from '../../texts/parts.ts';
import classes from './questions.module.css';

type Props = {
  about: { business: string; key: string; questions: string[] };
  topic: string;
  onClose: () => void;
};

/** The owner's answer to what was asked; from then on it is a note of the shop. */
export function AnswerForm({ about, topic, onClose }: Props) {
  const t = useTexts(gapsTexts);
  const parts = useTexts(partsTexts);
  const client = useClient();
  const { run, isBusy } = useDeed();
  const { draft, keep } = useDraft<string>(`answer.${about.business}.${about.key}`);
  const answer = draft ?? '';
  const isEmpty = answer.trim() === '';

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isEmpty || isBusy) return;
    const isDone = await run({
      act: () => client.call('gaps.answer', { ...about, answer: answer.trim() }),
      done: t.saved,
      undo: ({ id }) => client.call('gaps.reopen', { id }),
    });
    if (!isDone) return;
    keep(null);
    onClose();
  }

  return (
    <form className={classes['form']} aria-label={t.addFor(topic)} onSubmit={(event) => void save(event)}>
      <Textarea
        label={t.answer}
        description={t.help}
        autoFocus
        required
        rows={2}
        maxLength={LONGEST_GAP_ANSWER}
        value={answer}
        readOnly={isBusy}
        onChange={({ currentTarget }) => keep(currentTarget.value)}
      />
      <div className={classes['deeds']}>
        <Button type="submit" loading={isBusy} disabled={isEmpty}>
          {t.save}
        </Button>
        <Button variant="default" onClick={onClose}>
          {parts.cancel}
        </Button>
      </div>
    </form>
  );
}

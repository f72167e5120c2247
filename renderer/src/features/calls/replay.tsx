import { Button } from '@mantine/core';

import { useCommandMutation } from '../../client/use-command.ts';
import { AnswerDiff } from '../../shop/answer-diff.tsx';
import { useTexts } from '../../texts/language.tsx';
import { replayTexts } from '../../texts/replay.ts';
import { FailedState } from '../../ui/states.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './replay.module.css';

/** What the same ring would be told today. Asked for by a press, because it is an answer of its moment. */
export function Replay({ id }: { id: string }) {
  const t = useTexts(replayTexts);
  // A question and no change; as a mutation it is asked anew at every press instead of being kept.
  const { mutate, data, error, isPending } = useCommandMutation('calls.replay');
  const ask = (): void => mutate({ id });
  return (
    <Section title={t.title}>
      <p className={classes['lead']}>{t.lead}</p>
      <div aria-live="polite">
        {error && <FailedState error={error} onRetry={ask} />}
        {data && <AnswerDiff diff={data.diff} isFirst={data.sent === null} />}
      </div>
      {!error && (
        <div className="not-on-paper">
          <Button variant="default" loading={isPending} onClick={ask}>
            {data ? t.again : t.ask}
          </Button>
        </div>
      )}
    </Section>
  );
}

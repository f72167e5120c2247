import { Button } from '@mantine/core';

import type { AnswerDiff as DiffLine } from '#contract/calls.ts';
import { useTexts } from '../texts/language.tsx';
import { replayTexts } from '../texts/replay.ts';
import { Section } from '../ui/section.tsx';
import { FailedState } from '../ui/states.tsx';
import { AnswerDiff } from './answer-diff.tsx';
import classes from './replay-section.module.css';

type Props = {
  data: { sent: unknown; diff: readonly DiffLine[] } | undefined;
  error: Error | null;
  isPending: boolean;
  onAsk: () => void;
};

/** What the same ring would be told today. Asked for by a press, because it is an answer of its moment. */
export function ReplaySection({ data, error, isPending, onAsk }: Props) {
  const t = useTexts(replayTexts);
  return (
    <Section title={t.title}>
      <p className={classes['lead']}>{t.lead}</p>
      <div aria-live="polite">
        {error && <FailedState error={error} onRetry={onAsk} />}
        {!error && data && <AnswerDiff diff={data.diff} isFirst={data.sent === null} />}
      </div>
      {!error && (
        <div className="not-on-paper">
          <Button variant="default" loading={isPending} onClick={onAsk}>
            {data ? t.again : t.ask}
          </Button>
        </div>
      )}
    </Section>
  );
}

import { Button } from '@mantine/core';
import { useState } from 'react';

import type { ShownBusiness } from '#contract/businesses.ts';
import type { KnowledgeGap } from '#contract/gaps.ts';
import { useClient } from '../../client/client-context.tsx';
import { useDeed } from '../../shop/use-deed.ts';
import { gapsTexts, topicName } from '../../texts/gaps.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { moment } from '../../texts/moments.ts';
import { Section } from '../../ui/section.tsx';
import { AnswerForm } from './answer-form.tsx';
import classes from './questions.module.css';

/** One topic that callers asked about: how many, in which words, and what can be done. */
export function OneQuestion({ gap, shop: { id: business, zone } }: { gap: KnowledgeGap; shop: ShownBusiness }) {
  const t = useTexts(gapsTexts);
  const { language } = useLanguage();
  const client = useClient();
  const { run, isBusy } = useDeed();
  const [isWriting, setWriting] = useState(false);
  const topic = topicName(t, gap);
  const { key, questions, answered } = gap;
  const day = (at: string): string => moment(language, at, zone, 'day');

  const dismiss = (): Promise<boolean> =>
    run({
      act: () => client.call('gaps.dismiss', { business, key, questions }),
      done: t.dismissed,
      undo: ({ id }) => client.call('gaps.reopen', { id }),
    });

  return (
    <Section title={t.asked(gap.callers, topic)} look="card">
      <ul className={classes['examples']}>
        {gap.examples.map((example) => (
          <li key={example}>
            <q>{example}</q>
          </li>
        ))}
      </ul>
      <p className={classes['quiet']}>{t.last(day(gap.lastAskedAt))}</p>
      {answered !== null && <p className={classes['before']}>{t.before(day(answered.at), answered.note)}</p>}
      {isWriting ? (
        <AnswerForm about={{ business, key, questions }} topic={topic} onClose={() => setWriting(false)} />
      ) : (
        <div className={classes['deeds']}>
          <Button aria-label={t.addFor(topic)} onClick={() => setWriting(true)}>
            {t.add}
          </Button>
          <Button variant="default" loading={isBusy} aria-label={t.dismissFor(topic)} onClick={() => void dismiss()}>
            {t.dismiss}
          </Button>
        </div>
      )}
    </Section>
  );
}

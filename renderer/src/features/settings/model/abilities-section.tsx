import { Button } from '@mantine/core';

import type { ModelAbilities, ModelSettings } from '#contract/model.ts';
import { useCommandMutation } from '../../../client/use-command.ts';
import { useTexts } from '../../../texts/language.tsx';
import { modelTexts } from '../../../texts/model.ts';
import { Section } from '../../../ui/section.tsx';
import { FailedState, LoadingState } from '../../../ui/states.tsx';
import { StatusDot } from '../../../ui/status-dot.tsx';
import classes from './model.module.css';

/** More than this is a pause that a caller notices. */
const NATURAL_MS = 1000;

/** What the chosen model was seen to do, once the owner has it tried. */
export function AbilitiesSection({ model }: { model: ModelSettings }) {
  const t = useTexts(modelTexts).abilities;
  const { mutate, data, error, isPending } = useCommandMutation('model.probe');
  const isChosen = model.baseUrl !== null && model.name !== null;
  return (
    <Section title={t.title}>
      <p className={classes['quiet']}>{isChosen ? t.help : t.needsModel}</p>
      {isPending ? (
        <LoadingState lines={4} />
      ) : error ? (
        <FailedState error={error} onRetry={() => mutate({})} />
      ) : (
        <>
          {data && <Seen abilities={data} />}
          <div>
            <Button variant="default" disabled={!isChosen} onClick={() => mutate({})}>
              {t.try}
            </Button>
          </div>
        </>
      )}
    </Section>
  );
}

function Seen({ abilities: { firstMs, streams, thinks, tools, usage } }: { abilities: ModelAbilities }) {
  const t = useTexts(modelTexts).abilities;
  return (
    <ul aria-label={t.title} className={classes['list']}>
      {firstMs !== null && <Line isGood={firstMs <= NATURAL_MS} words={t.first(firstMs)} lack={t.firstSlow} />}
      {firstMs === null && thinks && <Line isGood={false} words={t.firstNone} lack={t.noWord} />}
      {thinks && <Line isGood={false} words={t.thinks} lack={t.thinksLack} />}
      <Line isGood={streams} words={`${t.streams}: ${streams ? t.yes : t.no}`} lack={t.noStream} />
      <Line
        isGood={tools === true}
        words={`${t.tools}: ${tools === null ? t.notSeen : tools ? t.yes : t.no}`}
        lack={tools === null ? t.toolsNotSeen : t.noTools}
      />
      <Line isGood={usage} words={`${t.usage}: ${usage ? t.yes : t.no}`} lack={t.noUsage} />
    </ul>
  );
}

function Line({ isGood, words, lack }: { isGood: boolean; words: string; lack: string }) {
  return (
    <li className={classes['state']}>
      <StatusDot tone={isGood ? 'good' : 'warn'} />
      <span>{isGood ? words : `${words}. ${lack}`}</span>
    </li>
  );
}

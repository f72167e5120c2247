import { Button } from '@mantine/core';
import { useState } from 'react';

import type { RehearsalResult } from '#contract/rehearsals.ts';
import { useCommandMutation } from '../../client/use-command.ts';
import { useTexts } from '../../texts/language.tsx';
import { rehearseTexts } from '../../texts/rehearse.ts';
import { Section } from '../../ui/section.tsx';
import { useErrorWords } from '../../texts/error-words.ts';
import { type Cast, toRing } from './cast.ts';
import { Composer } from './composer.tsx';
import { Lines } from './lines.tsx';
import { Noted } from './noted.tsx';
import { Outcome } from './outcome.tsx';
import { nextRole, wholeCall, type Move, type Play } from './play.ts';
import { ScriptChoice } from './script-choice.tsx';
import { ScriptSteps } from './script-steps.tsx';
import classes from './talk.module.css';

type Props = { cast: Cast; play: Play; move: (move: Move) => void; greeting: string };

/** What was made of which call: a result is shown for as long as nothing about its call has changed. */
type Finished = { of: { cast: Cast; play: Play }; result: RehearsalResult };

/** The call itself: line by line from a script or typed, until one hangs up and sees what it would leave behind. */
export function Talk({ cast, play, move, greeting }: Props) {
  const t = useTexts(rehearseTexts);
  const words = useErrorWords();
  const [finished, setFinished] = useState<Finished | null>(null);
  const [round, setRound] = useState(0);
  const finish = useCommandMutation('rehearse.finish');
  const result = finished?.of.cast === cast && finished.of.play === play ? finished.result : null;

  const hangUp = (keep: boolean): void => {
    const call = { ...toRing(cast), turns: wholeCall(greeting, play), collected: play.noted, keep };
    finish.mutate(call, { onSuccess: (outcome) => setFinished({ of: { cast, play }, result: outcome }) });
  };
  const clear = (): void => {
    move({ kind: 'begin', call: null });
    setRound(round + 1);
  };
  const isKept = result?.kept === true;

  return (
    <Section title={t.talk.title} look="card">
      <ScriptChoice key={round} onChoose={(call) => move({ kind: 'begin', call })} />
      <Lines greeting={greeting} turns={play.turns} />
      {!isKept && (
        <>
          {play.rest.length > 0 && <ScriptSteps left={play.rest.length} move={move} />}
          <Composer
            role={nextRole(play)}
            canTakeBack={play.turns.length > 0}
            onSay={(turn) => move({ kind: 'say', turn })}
            onTakeBack={() => move({ kind: 'take-back' })}
          />
          <Noted noted={play.noted} move={move} />
        </>
      )}
      {result === null && (
        <div className={classes['end']}>
          <Button size="lg" disabled={play.turns.length === 0} loading={finish.isPending} onClick={() => hangUp(false)}>
            {t.talk.hangUp}
          </Button>
          <p className={classes['help']}>{t.talk.hangUpHelp}</p>
        </div>
      )}
      {finish.error && <p role="alert" className={classes['failed']}>{`${t.outcome.failed} ${words(finish.error)}`}</p>}
      {result && (
        <Outcome
          result={result}
          name={cast.caller?.name ?? null}
          isNew={cast.caller === null}
          isBusy={finish.isPending}
          onKeep={() => hangUp(true)}
          onClear={clear}
        />
      )}
    </Section>
  );
}

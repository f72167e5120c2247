import { Button } from '@mantine/core';
import { useState } from 'react';

import type { CallDetail } from '#contract/calls.ts';
import type { RecordingPlace } from '#contract/conversations.ts';
import { useCommandMutation, useCommandQuery } from '../../client/use-command.ts';
import { useDeed } from '../../shop/use-deed.ts';
import { conversationsTexts } from '../../texts/conversations.ts';
import { useTexts } from '../../texts/language.tsx';
import { Answer } from '../../ui/answer.tsx';
import { Section } from '../../ui/section.tsx';
import { FailedState } from '../../ui/states.tsx';
import { failureAt } from './heard-failure.ts';
import classes from './recording.module.css';

/** The call to be listened to, from wherever it is; nothing is fetched before somebody asks for it. */
export function Recording({ call: { id, status } }: { call: CallDetail }) {
  const t = useTexts(conversationsTexts).recording;
  const answer = useCommandQuery('calls.recording', { id }, { enabled: status !== 'live' });
  return (
    <Section title={t.title}>
      {status === 'live' ? (
        <p className={classes['quiet']}>{t.live}</p>
      ) : (
        <Answer of={answer} lines={1}>
          {({ place }) =>
            place === 'none' ? <p className={classes['quiet']}>{t.none}</p> : <Sound id={id} place={place} />
          }
        </Answer>
      )}
    </Section>
  );
}

function Sound({ id, place }: { id: string; place: RecordingPlace }) {
  const t = useTexts(conversationsTexts).recording;
  const [isWanted, setWanted] = useState(false);
  const [fault, setFault] = useState<Error | null>(null);
  const { mutateAsync } = useCommandMutation('calls.keep-recording', { refreshes: ['calls.recording'] });
  const { run, isBusy } = useDeed();
  const source = `/api/calls/${encodeURIComponent(id)}/audio`;
  if (fault !== null)
    return (
      <FailedState
        error={fault}
        onRetry={() => {
          setFault(null);
        }}
      />
    );
  return (
    <div className={classes['sound']}>
      {isWanted ? (
        <audio
          className={classes['player']}
          aria-label={t.player}
          controls
          autoPlay
          preload="auto"
          src={source}
          onError={() => void failureAt(source).then(setFault)}
        />
      ) : (
        <Button variant="default" onClick={() => setWanted(true)}>
          {t.listen}
        </Button>
      )}
      {place === 'provider' && (
        <Button
          variant="subtle"
          loading={isBusy}
          onClick={() => void run({ act: () => mutateAsync({ id }), done: t.kept })}
        >
          {t.keep}
        </Button>
      )}
      <p className={classes['quiet']}>{place === 'here' ? t.here : t.atProvider}</p>
    </div>
  );
}

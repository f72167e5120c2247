import { Button } from '@mantine/core';

import type { CallDetail } from '#contract/calls.ts';
import type { CallSound, RecordingPlace } from '#contract/conversations.ts';
import { useCommandMutation, useCommandQuery } from '../../client/use-command.ts';
import { useDeed } from '../../shop/use-deed.ts';
import { conversationsTexts } from '../../texts/conversations.ts';
import { useTexts } from '../../texts/language.tsx';
import { Answer } from '../../ui/answer.tsx';
import { Section } from '../../ui/section.tsx';
import { Player } from './player.tsx';
import classes from './recording.module.css';

/** The call to be listened to, from wherever it is; nothing is fetched before somebody asks for it. */
export function Recording({ call: { id, status } }: { call: CallDetail }) {
  const t = useTexts(conversationsTexts).recording;
  const answer = useCommandQuery('calls.recording', { id }, { enabled: status !== 'live' });
  const isDemo = useCommandQuery('status.get', {}).data?.demo === true;
  return (
    <Section title={t.title}>
      {status === 'live' ? (
        <p className={classes['quiet']}>{t.live}</p>
      ) : (
        <Answer of={answer} lines={1}>
          {(sound) =>
            isDemo && sound.place !== 'here' ? (
              <p className={classes['quiet']}>{t.demo}</p>
            ) : (
              <Sounds id={id} sound={sound} />
            )
          }
        </Answer>
      )}
    </Section>
  );
}

function Sounds({ id, sound: { place, voicemails } }: { id: string; sound: CallSound }) {
  const t = useTexts(conversationsTexts).recording;
  if (place === 'none' && voicemails.length === 0) return <p className={classes['quiet']}>{t.none}</p>;
  return (
    <>
      {place !== 'none' && <Talk id={id} place={place} />}
      {voicemails.map(({ id: message, seconds }) => (
        <div key={message} className={classes['sound']}>
          <Player id={message} label={t.message(seconds)} listen={t.listenMessage(seconds)} />
          <p className={classes['quiet']}>{t.atTwilio}</p>
        </div>
      ))}
    </>
  );
}

function Talk({ id, place }: { id: string; place: RecordingPlace }) {
  const t = useTexts(conversationsTexts).recording;
  const { mutateAsync } = useCommandMutation('calls.keep-recording', { refreshes: ['calls.recording'] });
  const { run, isBusy } = useDeed();
  return (
    <div className={classes['sound']}>
      <Player id={id} label={t.player} listen={t.listen} />
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

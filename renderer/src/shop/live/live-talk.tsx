import type { ReactNode } from 'react';

import { useCommandQuery } from '../../client/use-command.ts';
import { useTexts } from '../../texts/language.tsx';
import { liveTexts } from '../../texts/live.ts';
import { Answer } from '../../ui/answer.tsx';
import { ListenIn } from './listen-in.tsx';
import classes from './live-talk.module.css';
import { LiveTranscript } from './live-transcript.tsx';

type Props = {
  id: string;
  /** Whose call it is. */
  name: string;
  /** `h2` on a page of its own, `h3` on a card. */
  heading: 'h2' | 'h3';
  /** Shown in its place for a call that does not go through this computer. */
  otherwise?: ReactNode;
  /** Shown until it is known which it is. */
  waiting?: ReactNode;
};

/** A call that goes through this computer: what is said in it, as it is spoken, and a way to listen. */
export function LiveTalk({ id, name, heading: Heading, otherwise = null, waiting = null }: Props) {
  const t = useTexts(liveTexts);
  const answer = useCommandQuery('calls.live', { id });
  if (answer.isPending) return waiting;
  return (
    <Answer of={answer}>
      {({ talk }) =>
        talk === null || (!talk.isOn && talk.turns.length === 0) ? (
          otherwise
        ) : (
          <section className={classes['talk']} aria-label={talk.isOn ? t.title : t.titleOver}>
            <Heading className={classes['title']}>{talk.isOn ? t.title : t.titleOver}</Heading>
            <LiveTranscript talk={talk} />
            {talk.isOn ? <ListenIn id={id} name={name} /> : <p className={classes['quiet']}>{t.over}</p>}
          </section>
        )
      }
    </Answer>
  );
}

import { Button } from '@mantine/core';

import type { Condition } from '#contract/condition.ts';
import { useCommandMutation } from '../../client/use-command.ts';
import { useDeed } from '../../shop/use-deed.ts';
import { useTexts } from '../../texts/language.tsx';
import { phoneTexts } from '../../texts/phone.ts';
import { Section } from '../../ui/section.tsx';
import classes from './phone-page.module.css';

const MINUTE_MS = 60_000;

/** Lets the owner stop the memory for a while; how it goes on stands in the banner above every view. */
export function PauseSection({ paused }: { paused: Condition['paused'] }) {
  const t = useTexts(phoneTexts).pause;
  const { mutateAsync } = useCommandMutation('pause.start', { refreshes: ['status.get'] });
  const { run, isBusy } = useDeed();
  const start = (minutes: number | null): void =>
    void run({ act: () => mutateAsync({ until: momentIn(minutes) }), done: t.started });
  const lengths = [
    { name: t.halfHour, minutes: 30 },
    { name: t.twoHours, minutes: 120 },
    { name: t.open, minutes: null },
  ];
  return (
    <Section title={t.title}>
      <p>{paused === null ? t.help : t.since}</p>
      <div className={classes['deeds']}>
        {paused === null &&
          lengths.map(({ name, minutes }) => (
            <Button key={name} variant="default" disabled={isBusy} onClick={() => start(minutes)}>
              {name}
            </Button>
          ))}
      </div>
    </Section>
  );
}

function momentIn(minutes: number | null): string | null {
  return minutes === null ? null : new Date(Date.now() + minutes * MINUTE_MS).toISOString();
}

import { Button, Group } from '@mantine/core';

import { useCommandQuery } from '../../client/use-command.ts';
import { useDemoChange } from '../../shop/use-demo-change.ts';
import { firstRunTexts } from '../../texts/first-run.ts';
import { useTexts } from '../../texts/language.tsx';
import { CopyLine } from '../../ui/copy-line.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './first-run-page.module.css';

/** The way to the demo: a press in the desktop program, a line to type where a browser looks at a server. */
export function SeeDemo() {
  const t = useTexts(firstRunTexts).see;
  const { data, isPending } = useCommandQuery('host.get', {});
  return (
    <Section title={t.title} look="card">
      <p>{t.sentence}</p>
      {!isPending && (data?.host ? <ByPress /> : <ByHand />)}
    </Section>
  );
}

function ByPress() {
  const t = useTexts(firstRunTexts).see.byPress;
  const { change, isBusy } = useDemoChange(true, t.opening);
  return (
    <>
      <p>{t.how}</p>
      <Group>
        <Button disabled={isBusy} onClick={change}>
          {t.open}
        </Button>
      </Group>
      <p className={classes['quiet']}>{t.back}</p>
    </>
  );
}

function ByHand() {
  const t = useTexts(firstRunTexts);
  return (
    <>
      <p>{t.see.byHand.how}</p>
      <CopyLine text="npm start -- --demo" copy={t.copy} copied={t.copied} />
      <p className={classes['quiet']}>{t.see.byHand.back}</p>
    </>
  );
}

import { Button } from '@mantine/core';

import { useCommandQuery } from '../client/use-command.ts';
import { useDemoChange } from '../shop/use-demo-change.ts';
import { frameTexts } from '../texts/frame.ts';
import { useTexts } from '../texts/language.tsx';
import classes from './status-line.module.css';

/** On every view of the demo: that it is one, and in the desktop program the way back to the own shop. */
export function DemoMark() {
  const t = useTexts(frameTexts).demo;
  const isDesktop = useCommandQuery('host.get', {}).data?.host?.demo ?? false;
  return (
    <>
      <p className={classes['demo']}>{t.mark}</p>
      {isDesktop && <LeaveDemo />}
    </>
  );
}

function LeaveDemo() {
  const t = useTexts(frameTexts).demo;
  const { change, isBusy } = useDemoChange(false, t.leaving);
  return (
    <Button variant="default" size="compact-sm" disabled={isBusy} onClick={change}>
      {t.leave}
    </Button>
  );
}

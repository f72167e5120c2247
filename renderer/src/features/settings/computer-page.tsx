import { Redirect } from 'wouter';

import { useCommandQuery } from '../../client/use-command.ts';
import { computerTexts } from '../../texts/computer.ts';
import { useTexts } from '../../texts/language.tsx';
import { Answer } from '../../ui/answer.tsx';
import { Page } from '../../ui/page.tsx';
import { ComputerSwitches } from './computer-switches.tsx';
import { MemoryPlace } from './memory-place.tsx';

/** What the desktop program does on this computer. In a browser there is nothing to arrange for it. */
export function ComputerPage() {
  const t = useTexts(computerTexts);
  const answer = useCommandQuery('host.get', {});
  return (
    <Page title={t.title} lead={t.lead}>
      <Answer of={answer} lines={6}>
        {({ host }) =>
          host === null ? (
            <Redirect to="/settings/window" replace />
          ) : (
            <>
              <ComputerSwitches host={host} />
              <MemoryPlace keyIn={host.keyIn} />
            </>
          )
        }
      </Answer>
    </Page>
  );
}

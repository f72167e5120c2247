import { LockOpen } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';

import type { AccessState } from '#contract/access.ts';
import { accessTexts } from '../../texts/access.ts';
import { useTexts } from '../../texts/language.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Page } from '../../ui/page.tsx';
import { StaffCallers } from './staff-callers.tsx';
import { StaffCalendar } from './staff-calendar.tsx';
import classes from './staff.module.css';
import { StaffToday } from './staff-today.tsx';
import { StaffWaiting } from './staff-waiting.tsx';
import { UnlockForm } from './unlock-form.tsx';

type Props = { access: AccessState; onChange: () => void; aside: ReactNode };

const parts = { today: StaffToday, calendar: StaffCalendar, waiting: StaffWaiting, callers: StaffCallers } as const;
type Part = keyof typeof parts;
const names: readonly Part[] = ['today', 'calendar', 'waiting', 'callers'];

/** What a front desk needs, for whoever has no PIN. What may be shown here the server decides, by a table. */
export function StaffPage({ access, onChange, aside }: Props) {
  const t = useTexts(accessTexts).staff;
  const [part, setPart] = useState<Part>('today');
  const [isUnlocking, setUnlocking] = useState(false);
  const Shown = parts[part];
  return (
    <div className={classes['staff']}>
      <header className={`${classes['top']} not-on-paper`}>
        <nav aria-label={t.partsLabel}>
          <ul className={classes['parts']}>
            {names.map((name) => (
              <li key={name}>
                <button
                  type="button"
                  className={classes['part']}
                  aria-current={name === part ? 'page' : undefined}
                  onClick={() => setPart(name)}
                >
                  {t.parts[name]}
                </button>
              </li>
            ))}
          </ul>
        </nav>
        {aside}
      </header>
      <main id="page" tabIndex={-1}>
        <Page
          title={t.title}
          lead={t.lead}
          actions={
            <Button leftSection={<LockOpen aria-hidden size="1.1em" />} onClick={() => setUnlocking(true)}>
              {t.unlock}
            </Button>
          }
        >
          <Shown />
        </Page>
      </main>
      <Dialog title={t.unlock} isOpen={isUnlocking} onClose={() => setUnlocking(false)}>
        <UnlockForm access={access} onUnlocked={onChange} />
      </Dialog>
    </div>
  );
}

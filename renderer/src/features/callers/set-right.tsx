import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';

import type { CallerDetail } from '#contract/callers.ts';
import { ExportButtons } from '../../shop/export-buttons.tsx';
import { callersTexts } from '../../texts/callers.ts';
import { useTexts } from '../../texts/language.tsx';
import { Section } from '../../ui/section.tsx';
import { BlockButton } from './block-button.tsx';
import { ForgetDialog } from './forget-dialog.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import classes from './set-right.module.css';
import { SplitDialog } from './split-dialog.tsx';

type Open = 'merge' | 'split' | 'forget' | null;

/** What is done seldom and with care, each with the reason one would. */
export function SetRight({ caller }: { caller: CallerDetail }) {
  const t = useTexts(callersTexts).tidy;
  const [open, setOpen] = useState<Open>(null);
  const dialog = (which: Open) => ({ caller, isOpen: open === which, onClose: () => setOpen(null) });
  return (
    <div className="not-on-paper">
      <Section title={t.title}>
        <ul className={classes['ways']}>
          <Way words={t.merge.words}>
            <Button variant="default" onClick={() => setOpen('merge')}>
              {t.merge.action}
            </Button>
          </Way>
          {caller.calls > 1 && (
            <Way words={t.split.words}>
              <Button variant="default" onClick={() => setOpen('split')}>
                {t.split.action}
              </Button>
            </Way>
          )}
          <Way words={caller.blocked ? t.unblock.words : t.block.words}>
            <BlockButton caller={caller} />
          </Way>
          <Way words={t.export}>
            <ExportButtons id={caller.id} />
          </Way>
          <Way words={t.forget.words}>
            <Button variant="outline" color="red" onClick={() => setOpen('forget')}>
              {t.forget.action}
            </Button>
          </Way>
        </ul>
      </Section>
      <MergeDialog {...dialog('merge')} />
      <SplitDialog {...dialog('split')} />
      <ForgetDialog {...dialog('forget')} />
    </div>
  );
}

function Way({ words, children }: { words: string; children: ReactNode }) {
  return (
    <li className={classes['way']}>
      <span>{words}</span>
      {children}
    </li>
  );
}

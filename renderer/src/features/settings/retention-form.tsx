import { useState } from 'react';

import type { Retention } from '#contract/settings.ts';
import { useDraft } from '../../client/use-draft.ts';
import { useCommandMutation, useCommandQuery } from '../../client/use-command.ts';
import { useDeed } from '../../shop/use-deed.ts';
import { useTexts } from '../../texts/language.tsx';
import { privacyTexts } from '../../texts/privacy.ts';
import { settingsTexts } from '../../texts/settings.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Section } from '../../ui/section.tsx';
import { retentionTypes, toLimits, toRetentionDraft, type RetentionDraft } from './retention-draft.ts';
import { RetentionRow } from './retention-row.tsx';
import classes from './retention.module.css';
import { SaveBar } from './save-bar.tsx';
import { WouldGo } from './would-go.tsx';

/** Days for each kind of thing, and what would go now, before anything is saved. */
export function RetentionForm({ holds }: { holds: Retention }) {
  const t = useTexts(privacyTexts).retention;
  const settings = useTexts(settingsTexts);
  const { draft, keep } = useDraft<RetentionDraft>('retention');
  const [isAsking, setAsking] = useState(false);
  const limits = draft && toLimits(draft, holds);
  const isChanged = draft !== null && (limits === null || Object.keys(limits).length > 0);
  const isReady = isChanged && limits !== null;
  const preview = useCommandQuery('settings.retention-preview', { retention: limits ?? {} }, { enabled: isReady });
  const { mutateAsync } = useCommandMutation('settings.save', {
    refreshes: ['settings.get', 'settings.retention-preview'],
  });
  const { run, isBusy } = useDeed();
  const goes = preview.data?.wouldErase;
  const isErasing = goes !== undefined && Object.values(goes).some((pieces) => pieces > 0);

  async function save(): Promise<void> {
    if (limits === null) return;
    const isSaved = await run({
      act: () => mutateAsync({ retention: limits }),
      done: settings.saved,
      ...(!isErasing && { undo: () => mutateAsync({ retention: holds }) }),
    });
    setAsking(false);
    if (isSaved) keep(null);
  }

  const shown = draft ?? toRetentionDraft(holds);
  return (
    <Section title={t.title}>
      <p className={classes['quiet']}>{t.help}</p>
      <Rows typed={shown} onChange={keep} />
      {isReady && <WouldGo preview={preview} />}
      <SaveBar
        isUnsaved={isChanged}
        isBusy={isBusy}
        isBlocked={!isReady || preview.isPending}
        onSave={() => (isErasing ? setAsking(true) : void save())}
        onDiscard={() => keep(null)}
      />
      <ConfirmDialog
        title={t.askTitle}
        action={t.askAction}
        isGrave
        isOpen={isAsking}
        isBusy={isBusy}
        onConfirm={() => void save()}
        onClose={() => setAsking(false)}
      >
        <div className={classes['ask']}>
          <p>{t.askWords}</p>
          <WouldGo preview={preview} />
        </div>
      </ConfirmDialog>
    </Section>
  );
}

function Rows({ typed, onChange }: { typed: RetentionDraft; onChange: (typed: RetentionDraft) => void }) {
  return (
    <div className={classes['rows']}>
      {retentionTypes.map((type) => (
        <RetentionRow
          key={type}
          type={type}
          typed={typed[type]}
          onChange={(days) => onChange({ ...typed, [type]: days })}
        />
      ))}
    </div>
  );
}

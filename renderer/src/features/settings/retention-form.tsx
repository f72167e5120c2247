import { useState } from 'react';

import type { Retention, RetentionType } from '#contract/settings.ts';
import { useCommandMutation, useCommandQuery } from '../../client/use-command.ts';
import { useEdit, type Editing } from '../../client/use-edit.ts';
import { useDeed } from '../../shop/use-deed.ts';
import type { Words } from '../../texts/catalogue.ts';
import { useTexts } from '../../texts/language.tsx';
import type { privacyEn } from '../../texts/privacy.en.ts';
import { privacyTexts } from '../../texts/privacy.ts';
import { settingsTexts } from '../../texts/settings.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Section } from '../../ui/section.tsx';
import type { Clash } from '../../shop/form/changed-elsewhere.tsx';
import {
  retentionParts,
  retentionTypes,
  sameTypes,
  toLimits,
  toRetentionDraft,
  type RetentionDraft,
} from './retention-draft.ts';
import { RetentionRow } from './retention-row.tsx';
import classes from './retention.module.css';
import { SaveBar } from './save-bar.tsx';
import { WouldGo } from './would-go.tsx';

/** Days for each kind of thing, and what would go now, before anything is saved. */
export function RetentionForm({ holds }: { holds: Retention }) {
  const t = useTexts(privacyTexts).retention;
  const settings = useTexts(settingsTexts);
  const saved = toRetentionDraft(holds);
  const edit = useEdit<RetentionDraft>({ name: 'retention', saved, parts: retentionParts });
  const [isAsking, setAsking] = useState(false);
  const limits = toLimits(edit.value, holds);
  const isReady = edit.isUnsaved && limits !== null;
  const preview = useCommandQuery('settings.retention-preview', { retention: limits ?? {} }, { enabled: isReady });
  const { mutateAsync } = useCommandMutation('settings.save', {
    refreshes: ['settings.get', 'settings.retention-preview'],
  });
  const { run, isBusy } = useDeed();
  const goes = preview.data?.wouldErase;
  const isErasing = goes !== undefined && Object.values(goes).some((pieces) => pieces > 0);

  // What somebody else saved meanwhile is to be chosen first. Our own saving is announced before it is answered.
  if (isAsking && !isBusy && edit.clashes.length > 0) setAsking(false);

  async function save(): Promise<void> {
    if (limits === null) return;
    const sent = edit.sending();
    const over = sameTypes(limits, holds);
    const isSaved = await run({
      act: () => mutateAsync({ retention: limits, over }),
      done: settings.saved,
      ...(!isErasing && { undo: () => mutateAsync({ retention: over, over: limits }) }),
    });
    setAsking(false);
    if (isSaved) edit.wasSaved(sent, sent);
  }

  return (
    <Section title={t.title}>
      <p className={classes['quiet']}>{t.help}</p>
      <Rows typed={edit.value} onChange={edit.change} />
      {isReady && <WouldGo preview={preview} />}
      <SaveBar
        isUnsaved={edit.isUnsaved}
        isBusy={isBusy}
        isBlocked={!isReady || preview.isPending}
        onSave={() => (isErasing ? setAsking(true) : void save())}
        clashes={edit.clashes.map(([type]) => clashOf(type, { edit, holds, t }))}
        onDiscard={edit.discard}
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

type Clashing = { edit: Editing<RetentionDraft>; holds: Retention; t: Words<typeof privacyEn>['retention'] };

function clashOf(type: RetentionType, { edit, holds, t }: Clashing): Clash {
  const days = holds[type];
  return {
    ...{ id: type, label: t.types[type], theirs: days === null ? t.forEver : t.inDays(days) },
    choose: (whose) => edit.choose([type], whose),
  };
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

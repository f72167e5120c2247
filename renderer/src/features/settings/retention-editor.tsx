import { useState, type ReactNode } from 'react';

import type { CommandInput } from '#contract/commands.ts';
import type { RetentionType } from '#contract/settings.ts';
import { useCommandMutation, useCommandQuery } from '../../client/use-command.ts';
import { useEdit } from '../../client/use-edit.ts';
import { useDeed } from '../../shop/use-deed.ts';
import { useTexts } from '../../texts/language.tsx';
import { privacyTexts } from '../../texts/privacy.ts';
import { settingsTexts } from '../../texts/settings.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { retentionParts, type RetentionDraft } from './retention-draft.ts';
import { RetentionRow } from './retention-row.tsx';
import classes from './retention.module.css';
import { SaveBar } from './save-bar.tsx';
import { WouldGo } from './would-go.tsx';

/** What is asked and sent for a draft. */
export type RetentionPlan = {
  preview: CommandInput<'settings.retention-preview'>;
  save: CommandInput<'settings.save'>;
  undo: CommandInput<'settings.save'>;
};

type Props = {
  name: string;
  types: readonly RetentionType[];
  saved: RetentionDraft;
  /** Null while something typed is no limit. */
  plan: (draft: RetentionDraft) => RetentionPlan | null;
  /** What is saved of a type, in words. */
  inWords: (type: RetentionType) => string;
  /** What is told of the house's limit, where one may keep to it. */
  house?: (type: RetentionType) => string;
  children?: ReactNode;
};

const NOTHING = { retention: {} };

/** Days for each kind of thing, and what would go now, before anything is saved. */
export function RetentionEditor({ name, types, saved, plan, inWords, house, children }: Props) {
  const t = useTexts(privacyTexts).retention;
  const settings = useTexts(settingsTexts);
  const edit = useEdit<RetentionDraft>({ name, saved, parts: retentionParts });
  const [isAsking, setAsking] = useState(false);
  const planned = plan(edit.value);
  const isReady = edit.isUnsaved && planned !== null;
  const preview = useCommandQuery('settings.retention-preview', planned?.preview ?? NOTHING, { enabled: isReady });
  const { mutateAsync } = useCommandMutation('settings.save', {
    refreshes: ['settings.get', 'settings.retention-preview'],
  });
  const { run, isBusy } = useDeed();
  const goes = preview.data?.wouldErase;
  const isErasing = goes !== undefined && Object.values(goes).some((pieces) => pieces > 0);

  // What somebody else saved meanwhile is to be chosen first. Our own saving is announced before it is answered.
  if (isAsking && !isBusy && edit.clashes.length > 0) setAsking(false);

  async function save(): Promise<void> {
    if (planned === null) return;
    const sent = edit.sending();
    const isSaved = await run({
      act: () => mutateAsync(planned.save),
      done: settings.saved,
      ...(!isErasing && { undo: () => mutateAsync(planned.undo) }),
    });
    setAsking(false);
    if (isSaved) edit.wasSaved(sent, sent);
  }

  return (
    <>
      {children}
      <Rows types={types} typed={edit.value} house={house} onChange={edit.change} />
      {isReady && <WouldGo preview={preview} />}
      <SaveBar
        isUnsaved={edit.isUnsaved}
        isBusy={isBusy}
        isBlocked={!isReady || preview.isPending}
        onSave={() => (isErasing ? setAsking(true) : void save())}
        clashes={edit.clashes.map(([type]) => ({
          ...{ id: type, label: t.types[type], theirs: inWords(type) },
          choose: (whose) => edit.choose([type], whose),
        }))}
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
    </>
  );
}

type RowsProps = Pick<Props, 'types'> & {
  typed: RetentionDraft;
  house: Props['house'] | undefined;
  onChange: (typed: RetentionDraft) => void;
};

function Rows({ types, typed, house, onChange }: RowsProps) {
  return (
    <div className={classes['rows']}>
      {types.map((type) => (
        <RetentionRow
          key={type}
          type={type}
          typed={typed[type]}
          house={house?.(type)}
          onChange={(days) => onChange({ ...typed, [type]: days })}
        />
      ))}
    </div>
  );
}

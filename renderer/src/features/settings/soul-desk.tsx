import { useState } from 'react';

import type { ShownBusiness } from '#contract/businesses.ts';
import type { Part } from '../../client/draft-merge.ts';
import { useCommandMutation, useCommandQuery } from '../../client/use-command.ts';
import { useEdit } from '../../client/use-edit.ts';
import { useDeed } from '../../shop/use-deed.ts';
import { useTexts } from '../../texts/language.tsx';
import { wordsTexts } from '../../texts/words.ts';
import { useSettled } from '../../ui/use-settled.ts';
import type { PreviewCaller } from './caller-chooser.tsx';
import { SaveBar } from './save-bar.tsx';
import { SoulEditor } from './soul-editor.tsx';
import { SoulPreview } from './soul-preview.tsx';
import classes from './words.module.css';

type Props = {
  name: string;
  saved: string;
  shops: readonly ShownBusiness[];
  /** The shop whose prompt is looked at first. */
  user: ShownBusiness | undefined;
};

const PAUSE_MS = 200;
const soulParts: readonly Part<{ text: string }>[] = [['text']];

/** The text on one side, what would come of it on the other; nothing is in force before it is saved. */
export function SoulDesk({ name, saved, shops, user }: Props) {
  const t = useTexts(wordsTexts);
  const edit = useEdit({ name: `soul.${name}`, saved: { text: saved }, parts: soulParts });
  const [shop, setShop] = useState<string | null>(null);
  const [caller, setCaller] = useState<PreviewCaller | null>(null);
  const { mutateAsync } = useCommandMutation('souls.save', { refreshes: ['souls.get', 'souls.preview'] });
  const { run, isBusy } = useDeed();
  const { text } = edit.value;
  const businessId = shop ?? user?.id ?? 'default';
  const preview = useCommandQuery(
    'souls.preview',
    { text: useSettled(text, PAUSE_MS), businessId, callerId: caller?.id ?? null },
    { keepPrevious: true },
  );
  const problems = preview.data?.problems ?? [];
  const isFaulty = problems.length > 0;

  async function save(): Promise<void> {
    const sent = edit.sending();
    const write = (words: string, over: string) => () => mutateAsync({ name, text: words, over });
    const isSaved = await run({ act: write(sent.text, saved), done: t.saved, undo: write(saved, sent.text) });
    if (isSaved) edit.wasSaved(sent, sent);
  }

  return (
    <>
      <div className={classes['desk']}>
        <SoulEditor text={text} problems={problems} onChange={(next) => edit.change({ text: next })} />
        <SoulPreview
          preview={preview}
          shops={shops}
          businessId={businessId}
          caller={caller}
          onCaller={setCaller}
          onShop={(id) => {
            setShop(id);
            setCaller(null);
          }}
        />
      </div>
      <SaveBar
        isUnsaved={edit.isUnsaved}
        isBusy={isBusy}
        isBlocked={isFaulty}
        failure={isFaulty ? t.mendFirst : null}
        clashes={edit.clashes.map((part) => ({
          ...{ id: name, label: t.text, theirs: saved },
          choose: (whose) => edit.choose(part, whose),
        }))}
        onSave={() => void save()}
        onDiscard={edit.discard}
      />
    </>
  );
}

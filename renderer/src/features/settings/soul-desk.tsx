import { useState } from 'react';

import type { ShownBusiness } from '#contract/businesses.ts';
import { useDraft } from '../../client/use-draft.ts';
import { useCommandMutation, useCommandQuery } from '../../client/use-command.ts';
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

/** The text on one side, what would come of it on the other; nothing is in force before it is saved. */
export function SoulDesk({ name, saved, shops, user }: Props) {
  const t = useTexts(wordsTexts);
  const { draft, keep } = useDraft<string>(`soul.${name}`);
  const [shop, setShop] = useState<string | null>(null);
  const [caller, setCaller] = useState<PreviewCaller | null>(null);
  const { mutateAsync } = useCommandMutation('souls.save', { refreshes: ['souls.get', 'souls.preview'] });
  const { run, isBusy } = useDeed();
  const text = draft ?? saved;
  const businessId = shop ?? user?.id ?? 'default';
  const preview = useCommandQuery(
    'souls.preview',
    { text: useSettled(text, PAUSE_MS), businessId, callerId: caller?.id ?? null },
    { keepPrevious: true },
  );
  const problems = preview.data?.problems ?? [];
  const isFaulty = problems.length > 0;

  async function save(): Promise<void> {
    const write = (words: string) => () => mutateAsync({ name, text: words });
    if (await run({ act: write(text), done: t.saved, undo: write(saved) })) keep(null);
  }

  return (
    <>
      <div className={classes['desk']}>
        <SoulEditor text={text} problems={problems} onChange={(next) => keep(next === saved ? null : next)} />
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
        isUnsaved={draft !== null}
        isBusy={isBusy}
        isBlocked={isFaulty}
        failure={isFaulty ? t.mendFirst : null}
        onSave={() => void save()}
        onDiscard={() => keep(null)}
      />
    </>
  );
}

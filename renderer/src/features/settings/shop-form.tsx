import { useRef, useState } from 'react';

import type { ShownBusiness } from '#contract/businesses.ts';
import { useTexts } from '../../texts/language.tsx';
import { settingsTexts } from '../../texts/settings.ts';
import { useErrorWords } from '../../texts/error-words.ts';
import type { Clash } from '../../shop/form/changed-elsewhere.tsx';
import { SaveBar } from './save-bar.tsx';
import { ShopAgent } from './shop-agent.tsx';
import { ShopBasics } from '../../shop/form/shop-basics.tsx';
import { checkShop, type Problems } from '../../shop/form/shop-check.ts';
import type { ShopDraft } from '../../shop/form/shop-draft.ts';
import type { ShopFields } from '../../shop/form/shop-fields.ts';
import classes from '../../shop/form/shop-form.module.css';
import { ShopHours } from '../../shop/form/shop-hours.tsx';
import { ShopSpeech } from './shop-speech.tsx';
import { ShopVariables } from './shop-variables.tsx';

type Props = {
  shown: ShownBusiness | null;
  draft: ShopDraft;
  isUnsaved: boolean;
  isBusy: boolean;
  /** Why the app did not take it. */
  refusal: Error | null;
  clashes?: readonly Clash[];
  onChange: (draft: ShopDraft) => void;
  onSave: () => void;
  onDiscard: () => void;
};

/** Every field of a shop. Faults stand beside their fields; saving with one leads to the first of them. */
export function ShopForm({ shown, draft, refusal, isBusy, onChange, onSave, onDiscard, ...state }: Props) {
  const t = useTexts(settingsTexts);
  const words = useErrorWords();
  const form = useRef<HTMLDivElement>(null);
  const [isTried, setTried] = useState(false);
  const problems = checkShop(draft);
  const change = (part: Partial<ShopDraft>): void => onChange({ ...draft, ...part });
  const fields: ShopFields = { draft, shown, problems: isTried ? problems : withoutMissing(problems), refusal, change };

  function save(): void {
    if (isBusy) return;
    setTried(true);
    if (problems.size === 0) return onSave();
    // The faults that were not told yet are told with the next drawing.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  }

  return (
    <div ref={form} className={classes['form']}>
      <ShopBasics form={fields} />
      <ShopHours form={fields} />
      <ShopSpeech form={fields} />
      <ShopAgent form={fields} />
      <ShopVariables form={fields} />
      <SaveBar
        {...state}
        isBusy={isBusy}
        failure={refusal ? words(refusal) : isTried && problems.size > 0 ? t.cannotSave : null}
        onSave={save}
        onDiscard={() => {
          setTried(false);
          onDiscard();
        }}
      />
    </div>
  );
}

/** Nobody is scolded for a field they have not come to yet. */
function withoutMissing(problems: Problems): Problems {
  return new Map([...problems].filter(([, problem]) => problem !== 'required' && problem !== 'variableName'));
}

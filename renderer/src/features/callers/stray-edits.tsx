import { useState } from 'react';

import type { Fact } from '#contract/facts.ts';
import type { FactEdit } from '../../client/fact-drafts.ts';
import { useCommandQuery } from '../../client/use-command.ts';
import { factValue } from '../../shop/slot-name.ts';
import { factsTexts } from '../../texts/facts.ts';
import { useTexts } from '../../texts/language.tsx';
import { memoryTexts } from '../../texts/memory.ts';
import { FactEditor } from './fact-editor.tsx';
import classes from './stray-edits.module.css';
import { useFactDeeds } from './use-fact-deeds.ts';
import type { FactEdits } from './use-fact-edits.ts';

type Props = {
  edits: FactEdits;
  /** What is told by now, as far as it is known here. */
  told: readonly Fact[];
};

/** Corrections whose fact is not in the list here any more: kept until the owner chooses. */
export function StrayEdits({ edits, told }: Props) {
  const t = useTexts(factsTexts).stray;
  if (edits.strays.length === 0) return null;
  return (
    <ul aria-label={t.title} className={classes['strays']}>
      {edits.strays.map((stray) => (
        <li key={stray.fact.id} className={classes['stray']}>
          <Stray stray={stray} edits={edits} told={told} />
        </li>
      ))}
    </ul>
  );
}

/** Most were changed elsewhere while they were typed; some only stand on a page of the list that is not loaded. */
function Stray({ stray: { fact, words }, edits, told }: Props & { stray: FactEdit }) {
  const t = useTexts(factsTexts);
  const m = useTexts(memoryTexts);
  const deeds = useFactDeeds();
  // Asked while the row that goes still stands there.
  const [hadFocus] = useState(() => isTypedOver(fact.id));
  const answer = useCommandQuery('facts.history', { id: fact.id });
  // An older answer would say that nothing was changed.
  const heard = answer.isFetchedAfterMount ? answer.data : undefined;
  const status = heard?.facts.find(({ id }) => id === fact.id)?.status;
  const isSame = status === fact.status;
  const isChosen = status !== undefined && !isSame;
  const now = toldInstead(fact, told).map((one) => factValue(one, m));
  return (
    <>
      {status !== undefined && <p role="status">{isSame ? t.stray.notHere(fact.value) : t.stray.lead(fact.value)}</p>}
      {isChosen && now.length > 0 && <p>{`${t.stray.now} ${now.join(', ')}`}</p>}
      <FactEditor
        fact={fact}
        words={words}
        about={fact.value}
        isAnyNew={isChosen}
        takesFocus={hadFocus}
        {...(!isSame && { names: { save: t.stray.mine, cancel: t.stray.theirs } })}
        isBusy={deeds.isBusy}
        onWords={(next) => edits.put(fact, next)}
        onSave={(value) => void edits.send(fact, value, () => deeds.correct(fact, value, { isChosen }))}
        onCancel={() => edits.drop(fact.id)}
      />
    </>
  );
}

function isTypedOver(id: string): boolean {
  return document.activeElement?.closest(`[data-corrects="${id}"]`) != null;
}

function toldInstead({ slot, subject }: Fact, told: readonly Fact[]): readonly Fact[] {
  return told.filter((one) => one.slot === slot && one.subject === subject);
}

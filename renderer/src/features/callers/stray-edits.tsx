import type { Fact } from '#contract/facts.ts';
import { factValue } from '../../shop/slot-name.ts';
import type { FactEdit } from '../../client/fact-drafts.ts';
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

/** Corrections of facts that were changed elsewhere while they were typed: kept until the owner chooses. */
export function StrayEdits({ edits, told }: Props) {
  const t = useTexts(factsTexts).stray;
  const m = useTexts(memoryTexts);
  const deeds = useFactDeeds();
  if (edits.strays.length === 0) return null;
  const keep = ({ fact }: FactEdit, words: string): void =>
    void edits.send(fact, words, () => deeds.correct(fact, words, { isChosen: true }));
  return (
    <ul aria-label={t.title} className={classes['strays']}>
      {edits.strays.map((stray) => {
        const now = toldInstead(stray, told).map((fact) => factValue(fact, m));
        return (
          <li key={stray.fact.id} className={classes['stray']}>
            <p role="status">{t.lead(stray.fact.value)}</p>
            {now.length > 0 && <p>{`${t.now} ${now.join(', ')}`}</p>}
            <FactEditor
              value=""
              words={stray.words}
              names={{ save: t.mine, cancel: t.theirs }}
              isBusy={deeds.isBusy}
              onWords={(words) => edits.put(stray.fact, words)}
              onSave={(words) => keep(stray, words)}
              onCancel={() => edits.drop(stray.fact.id)}
            />
          </li>
        );
      })}
    </ul>
  );
}

function toldInstead({ fact }: FactEdit, told: readonly Fact[]): readonly Fact[] {
  return told.filter(({ slot, subject }) => slot === fact.slot && subject === fact.subject);
}

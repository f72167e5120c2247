import type { RingPreview } from '#contract/rehearsals.ts';
import { PackLines } from '../../shop/pack-lines.tsx';
import { useTexts } from '../../texts/language.tsx';
import { rehearseTexts } from '../../texts/rehearse.ts';
import { Section } from '../../ui/section.tsx';
import classes from './told.module.css';

/** What the agent is told when this caller rings at this moment: every line with its source, and the prompt around them. */
export function Told({ preview: { pack, prompt }, callerId }: { preview: RingPreview; callerId: string | null }) {
  const t = useTexts(rehearseTexts);
  return (
    <Section title={t.told.title} aside={<span className={classes['tokens']}>{t.told.tokens(pack.tokens)}</span>}>
      <PackLines lines={pack.lines} callerId={callerId} />
      {prompt !== '' && (
        <details className={classes['prompt']}>
          <summary>{t.told.prompt}</summary>
          <pre tabIndex={0}>{prompt}</pre>
        </details>
      )}
    </Section>
  );
}

import type { Retention } from '#contract/settings.ts';
import { useTexts } from '../../texts/language.tsx';
import { privacyTexts } from '../../texts/privacy.ts';
import { Section } from '../../ui/section.tsx';
import { retentionTypes, sameTypes, toLimits, toRetentionDraft, type RetentionDraft } from './retention-draft.ts';
import { RetentionEditor, type RetentionPlan } from './retention-editor.tsx';
import classes from './retention.module.css';

/** How long each kind of thing is kept in all shops. */
export function RetentionForm({ holds }: { holds: Retention }) {
  const t = useTexts(privacyTexts).retention;

  function plan(draft: RetentionDraft): RetentionPlan | null {
    const limits = toLimits(draft, holds);
    if (limits === null) return null;
    const over = sameTypes(limits, holds);
    return {
      preview: { retention: limits },
      save: { retention: limits, over },
      undo: { retention: over, over: limits },
    };
  }

  return (
    <Section title={t.title}>
      <RetentionEditor
        name="retention"
        types={retentionTypes}
        saved={toRetentionDraft(holds)}
        plan={plan}
        inWords={(type) => t.kept(holds[type])}
      >
        <p className={classes['quiet']}>{t.help}</p>
      </RetentionEditor>
    </Section>
  );
}

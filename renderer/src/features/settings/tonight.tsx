import type { Retention } from '#contract/settings.ts';
import { useCommandQuery } from '../../client/use-command.ts';
import { useTexts } from '../../texts/language.tsx';
import { privacyTexts } from '../../texts/privacy.ts';
import { Section } from '../../ui/section.tsx';
import { WouldGo } from './would-go.tsx';

/** What the next daily round takes, under the limits that hold; counted by what erases it. */
export function Tonight({ holds }: { holds: Retention }) {
  const t = useTexts(privacyTexts).retention;
  const preview = useCommandQuery('settings.retention-preview', { retention: holds, tonight: true });
  return (
    <Section title={t.tonightTitle}>
      <WouldGo preview={preview} nothing={t.nothingTonight} />
    </Section>
  );
}

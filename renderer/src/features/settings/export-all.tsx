import { ExportButtons } from '../../shop/export-buttons.tsx';
import { exportTexts } from '../../texts/export.ts';
import { useTexts } from '../../texts/language.tsx';
import { Section } from '../../ui/section.tsx';

/** The memory belongs to the owner: all of it, to keep or to take elsewhere. */
export function ExportAll() {
  const t = useTexts(exportTexts).all;
  return (
    <Section title={t.title}>
      <p>{t.lead}</p>
      <ExportButtons />
    </Section>
  );
}

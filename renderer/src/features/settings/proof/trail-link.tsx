import { Link } from 'wouter';

import { useTexts } from '../../../texts/language.tsx';
import { proofTexts } from '../../../texts/proof.ts';
import { Section } from '../../../ui/section.tsx';

/** The way to what was seen and changed. */
export function TrailLink() {
  const t = useTexts(proofTexts).trail;
  return (
    <Section title={t.title}>
      <p>{t.help}</p>
      <p>
        <Link href="/settings/privacy/trail">{t.open}</Link>
      </p>
    </Section>
  );
}

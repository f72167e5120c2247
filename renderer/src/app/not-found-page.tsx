import { Link } from 'wouter';

import { frameTexts } from '../texts/frame.ts';
import { useTexts } from '../texts/language.tsx';
import { Page } from '../ui/page.tsx';

/** For an address that no view has. */
export function NotFoundPage() {
  const t = useTexts(frameTexts).missing;
  return (
    <Page title={t.title} lead={t.sentence}>
      <p>
        <Link href="/">{t.home}</Link>
      </p>
    </Page>
  );
}

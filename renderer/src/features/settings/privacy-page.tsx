import { useCommandQuery } from '../../client/use-command.ts';
import { EarlierCalls } from '../../shop/earlier-calls.tsx';
import { MissedCalls } from '../../shop/missed-calls.tsx';
import { useTexts } from '../../texts/language.tsx';
import { privacyTexts } from '../../texts/privacy.ts';
import { Answer } from '../../ui/answer.tsx';
import { Page } from '../../ui/page.tsx';
import { AccessSection } from './access-section.tsx';
import { ExportAll } from './export-all.tsx';
import { ForgottenSection } from './proof/forgotten-section.tsx';
import { TrailLink } from './proof/trail-link.tsx';
import { RetentionForm } from './retention-form.tsx';
import { ShopRetention } from './shop-retention.tsx';
import { Switches } from './switches.tsx';
import { Tonight } from './tonight.tsx';

/** How long things are kept, and what may come in and go out. */
export function PrivacyPage() {
  const t = useTexts(privacyTexts);
  const answer = useCommandQuery('settings.get', {});
  return (
    <Page title={t.title} lead={t.lead}>
      <Answer of={answer} lines={6}>
        {(settings) => (
          <>
            <RetentionForm holds={settings.retention} />
            <ShopRetention settings={settings} />
            <Tonight holds={settings.retention} />
            <Switches settings={settings} />
            <MissedCalls />
            <EarlierCalls />
            <ExportAll />
            <AccessSection />
            <ForgottenSection />
            <TrailLink />
          </>
        )}
      </Answer>
    </Page>
  );
}

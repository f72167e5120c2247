import { useCommandQuery } from '../../client/use-command.ts';
import { useTexts } from '../../texts/language.tsx';
import { phoneTexts } from '../../texts/phone.ts';
import { Answer } from '../../ui/answer.tsx';
import { Page } from '../../ui/page.tsx';
import { CallingSection } from './calling-form.tsx';
import { CurrencyForm } from './currency-form.tsx';
import { LinesSection } from './lines-section.tsx';
import { PauseSection } from './pause-section.tsx';
import { WaySection } from './way-section.tsx';
import { WayNow } from './way-now.tsx';

/** How the phone reaches this computer, whether it does, and the pause. */
export function PhonePage() {
  const t = useTexts(phoneTexts);
  const status = useCommandQuery('status.get', {});
  const settings = useCommandQuery('settings.get', {});
  return (
    <Page title={t.title} lead={t.lead}>
      <Answer of={status} lines={3}>
        {({ tunnel }) => <WayNow tunnel={tunnel} />}
      </Answer>
      <Answer of={settings} lines={5}>
        {({ tunnel, secrets }) => (
          <WaySection settings={tunnel} secrets={secrets} door={status.data?.doors.webhookUrl ?? null} />
        )}
      </Answer>
      <Answer of={status} lines={2}>
        {({ condition }) => <PauseSection paused={condition.paused} />}
      </Answer>
      <LinesSection />
      <CurrencyForm />
      <CallingSection />
    </Page>
  );
}

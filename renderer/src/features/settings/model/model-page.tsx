import { useCommandQuery } from '../../../client/use-command.ts';
import { useTexts } from '../../../texts/language.tsx';
import { modelTexts } from '../../../texts/model.ts';
import { Answer } from '../../../ui/answer.tsx';
import { Page } from '../../../ui/page.tsx';
import { AbilitiesSection } from './abilities-section.tsx';
import { LendSection } from './lend-section.tsx';
import { OfferedSection } from './offered-section.tsx';
import { WhereSection } from './where-section.tsx';

/** The owner's own model: which it is, what its server has, what it can do, and how an agent borrows it. */
export function ModelPage() {
  const t = useTexts(modelTexts);
  const model = useCommandQuery('model.get', {});
  const settings = useCommandQuery('settings.get', {});
  return (
    <Page title={t.title} lead={t.lead}>
      <Answer of={model} lines={5}>
        {(chosen) => (
          <>
            <WhereSection model={chosen} />
            <OfferedSection model={chosen} />
            {/* What another model was seen to do says nothing of this one. */}
            <AbilitiesSection key={`${chosen.baseUrl} ${chosen.name}`} model={chosen} />
          </>
        )}
      </Answer>
      <Answer of={settings} lines={3}>
        {({ secrets }) => <LendSection secrets={secrets} />}
      </Answer>
    </Page>
  );
}

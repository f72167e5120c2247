import { useCommandQuery } from '../../client/use-command.ts';
import { settingsTexts } from '../../texts/settings.ts';
import { useTexts } from '../../texts/language.tsx';
import { Answer } from '../../ui/answer.tsx';
import { Page } from '../../ui/page.tsx';

/** The shops that are looked after. */
export function SettingsPage() {
  const t = useTexts(settingsTexts);
  const answer = useCommandQuery('businesses.list', {});
  return (
    <Page title={t.title}>
      <Answer of={answer}>
        {(data) => (
          <ul>
            {data.businesses.map((business) => (
              <li key={business.id}>{business.name}</li>
            ))}
          </ul>
        )}
      </Answer>
    </Page>
  );
}

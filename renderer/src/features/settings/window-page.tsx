import { useMantineColorScheme, type MantineColorScheme } from '@mantine/core';

import type { Language } from '../../texts/catalogue.ts';
import { frameTexts } from '../../texts/frame.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { settingsTexts } from '../../texts/settings.ts';
import { Page } from '../../ui/page.tsx';
import { RadioLines } from '../../ui/radio-lines.tsx';

const languages: readonly Language[] = ['en', 'de'];
const appearances: readonly MantineColorScheme[] = ['auto', 'light', 'dark'];

/** What this browser likes: language and light. Nothing of it is known to the server. */
export function WindowPage() {
  const t = useTexts(settingsTexts).window;
  const frame = useTexts(frameTexts);
  const { language, choose } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Page title={t.title} lead={t.lead}>
      <RadioLines
        label={frame.language}
        value={language}
        options={languages.map((value) => ({ value, label: frame.languages[value] }))}
        onChange={choose}
      />
      <RadioLines
        label={frame.appearance}
        value={colorScheme}
        options={appearances.map((value) => ({ value, label: frame.appearances[value] }))}
        onChange={setColorScheme}
      />
    </Page>
  );
}

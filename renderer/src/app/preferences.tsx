import { useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { Languages, SunMoon } from 'lucide-react';

import type { Language } from '../texts/catalogue.ts';
import { frameTexts } from '../texts/frame.ts';
import { useLanguage, useTexts } from '../texts/language.tsx';
import { QuickChoice } from '../ui/quick-choice.tsx';
import classes from './preferences.module.css';

const languages: readonly Language[] = ['en', 'de'];
const appearances: readonly MantineColorScheme[] = ['auto', 'light', 'dark'];

/** What this browser likes: language and light. Nothing of it is known to the server. */
export function Preferences() {
  const t = useTexts(frameTexts);
  const { language, choose } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <div className={classes['preferences']}>
      <QuickChoice
        icon={Languages}
        label={t.language}
        value={language}
        options={languages.map((value) => ({ value, label: t.languages[value] }))}
        onChange={choose}
      />
      <QuickChoice
        icon={SunMoon}
        label={t.appearance}
        value={colorScheme}
        options={appearances.map((value) => ({ value, label: t.appearances[value] }))}
        onChange={setColorScheme}
      />
    </div>
  );
}

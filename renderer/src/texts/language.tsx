import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';

import type { Catalogue, Language } from './catalogue.ts';

type Choice = { language: Language; choose: (language: Language) => void };

const STORED_AS = 'linekeeper.language';
const LanguageContext = createContext<Choice | null>(null);

/** Every word below it is said in the chosen language, which this browser remembers. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage);
  const choice = useMemo(
    () => ({
      language,
      choose(next: Language) {
        localStorage.setItem(STORED_AS, next);
        setLanguage(next);
      },
    }),
    [language],
  );
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}

/** The chosen language, and how to choose another. */
export function useLanguage(): Choice {
  const choice = use(LanguageContext);
  if (!choice) throw new Error('useLanguage needs a LanguageProvider above it');
  return choice;
}

/** The words of one area of the window in the chosen language: `const t = useTexts(todayTexts)`. */
export function useTexts<T>(catalogue: Catalogue<T>): T {
  return catalogue[useLanguage().language];
}

function firstLanguage(): Language {
  const stored = localStorage.getItem(STORED_AS);
  if (stored === 'en' || stored === 'de') return stored;
  return navigator.languages
    .find((tag) => /^(?:de|en)\b/i.test(tag))
    ?.toLowerCase()
    .startsWith('de')
    ? 'de'
    : 'en';
}

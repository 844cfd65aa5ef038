import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { de } from './de.js';
import { en, type Texts } from './en.js';

export const languages = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof languages;

const catalogues: Record<Language, Texts> = { en, de };
/** Same key as `public/first-paint.js`. */
const storageKey = 'portier.language';

interface LanguageChoice {
  language: Language;
  setLanguage: (language: Language) => void;
  texts: Texts;
}

const LanguageContext = createContext<LanguageChoice | undefined>(undefined);

/** Every text of the pages in the chosen language; the browser's languages decide until somebody chooses. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(initialLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choice = useMemo(
    () => ({
      language,
      texts: catalogues[language],
      setLanguage: (chosen: Language) => {
        remember(chosen);
        setLanguage(chosen);
      },
    }),
    [language],
  );
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}

export function useLanguage(): LanguageChoice {
  const choice = useContext(LanguageContext);
  if (choice === undefined) throw new Error('useLanguage needs a LanguageProvider above it');
  return choice;
}

export const useTexts = (): Texts => useLanguage().texts;

function initialLanguage(): Language {
  const wishes = [readChoice(), ...navigator.languages];
  const known = wishes.map((wish) => wish?.slice(0, 2).toLowerCase()).find(isLanguage);
  return known ?? 'en';
}

function isLanguage(word: string | undefined): word is Language {
  return word !== undefined && Object.hasOwn(languages, word);
}

function readChoice(): string | undefined {
  try {
    return localStorage.getItem(storageKey) ?? undefined;
  } catch {
    return undefined;
  }
}

function remember(language: Language): void {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // Storage may be blocked; the choice then lasts until the page is closed.
  }
}

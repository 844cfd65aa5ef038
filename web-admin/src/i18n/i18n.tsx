import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Texts } from './en.js';

export const languages = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof languages;

/** Each language is a file of its own: a visitor loads one. `public/first-paint.js` asks for it early. */
const catalogues: Record<Language, () => Promise<Texts>> = {
  en: async () => (await import('./en.js')).en,
  de: async () => (await import('./de.js')).de,
};
/** Same key as `public/first-paint.js`. */
const storageKey = 'portier.language';

interface LanguageChoice {
  language: Language;
  setLanguage: (language: Language) => void;
  texts: Texts;
}

const LanguageContext = createContext<LanguageChoice | undefined>(undefined);

/** A language with its texts. */
export interface Catalogue {
  language: Language;
  texts: Texts;
}

/** What a visit begins with: the browser's languages decide until somebody chooses. */
export const loadFirstLanguage = (): Promise<Catalogue> => load(initialLanguage());

async function load(language: Language): Promise<Catalogue> {
  return { language, texts: await catalogues[language]() };
}

/** Every text of the pages in the chosen language. */
export function LanguageProvider({ first, children }: { first: Catalogue; children: ReactNode }) {
  const [shown, setShown] = useState(first);
  useEffect(() => {
    document.documentElement.lang = shown.language;
  }, [shown]);
  const choice = useMemo(
    () => ({
      ...shown,
      setLanguage: (chosen: Language) => {
        remember(chosen);
        // Without a connection the page stays as it is; the choice holds from the next visit on.
        void load(chosen).then(setShown, () => undefined);
      },
    }),
    [shown],
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

import type { Words } from './en.js';
import { en } from './en.js';

export type { Words } from './en.js';

/** Languages the page speaks. */
export const languages = { en: 'English', de: 'Deutsch' } as const;

export type Language = keyof typeof languages;

/** The texts in use. Views read it while they draw; the page is drawn anew after {@link speak}. */
export let words: Words = en;

/** Locale of numbers and dates: the browser's own where it is of the page's language (en-GB), else the language. */
export let locale = localeOf('en');

/** Locale of dates: day, month, year in either language, as the hub writes them in its sentences. */
export function dateLocale(): string {
  return locale.startsWith('en') ? 'en-GB' : locale;
}

/** The language to ask the hub for; undefined for its own. */
export function hubLanguage(): string | undefined {
  return words.locale === 'en' ? undefined : words.locale;
}

/** Changes the language; the texts of others than English are loaded when needed. */
export async function speak(language: Language): Promise<void> {
  words = language === 'de' ? (await import('./de.js')).de : en;
  locale = localeOf(language);
  document.documentElement.lang = language;
}

/** What the reader's browser asks for first among those the page speaks. */
export function preferredLanguage(): Language {
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  return (wanted.find((tag) => tag in languages) as Language | undefined) ?? 'en';
}

function localeOf(language: Language): string {
  const own = typeof navigator === 'undefined' ? [] : navigator.languages;
  return own.find((tag) => tag.toLowerCase().startsWith(language)) ?? language;
}

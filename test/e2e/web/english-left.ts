import type { Page } from '@playwright/test';
import { catalogues } from '../../../src/renderer/words/messages/catalogue.ts';
import { german } from '../../../src/shared/sentences/german.ts';
import { createTranslator } from '../../../src/shared/sentences/translator.ts';

const translate = createTranslator(german, 'de');

/** English messages of the window that say something else in German. */
const english: ReadonlySet<string> = new Set(
  Object.entries(catalogues.en)
    .filter(([key, message]) => (catalogues.de as Record<string, string>)[key] !== message)
    .map(([, message]) => message),
);
const inGerman: ReadonlySet<string> = new Set(Object.values(catalogues.de));

/** What can be read or heard on a page, a block or an attribute each. */
async function textsOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const inline = new Set(['B', 'STRONG', 'EM', 'CODE', 'A']);
    const texts: string[] = [];
    for (const element of document.body.querySelectorAll('*')) {
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description']) {
        const value = element.getAttribute(name);
        if (value !== null) texts.push(value);
      }
      const isBlock = Array.from(element.children).every((child) => inline.has(child.tagName));
      if (isBlock && !inline.has(element.tagName)) texts.push(element.textContent ?? '');
      for (const { nodeType, textContent } of element.childNodes) {
        if (nodeType === Node.TEXT_NODE) texts.push(textContent ?? '');
      }
    }
    return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))];
  });
}

/** What a page says in English of what we can say in German: messages, and sentences of the core. */
export async function englishOn(page: Page): Promise<string[]> {
  const texts = await textsOn(page);
  return texts.filter(
    (text) =>
      (english.has(text) && !inGerman.has(text)) ||
      (translate(text) !== text && !inGerman.has(text)),
  );
}

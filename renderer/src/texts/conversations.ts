import type { Catalogue, Words } from './catalogue.ts';
import { conversationsDe } from './conversations.de.ts';
import { conversationsEn } from './conversations.en.ts';

export const conversationsTexts: Catalogue<Words<typeof conversationsEn>> = {
  en: conversationsEn,
  de: conversationsDe,
};

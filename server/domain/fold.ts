/** Letters that Unicode does not take apart into a base letter and a mark. */
const lookalikes: Record<string, string> = { ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ı: 'i' };

/**
 * Text for comparing: lower case, Latin diacritics off, everything but letters and digits one space. Marks of other
 * scripts stay, because there they are vowels. Text of symbols only is kept as it is, so that it differs from other
 * symbols.
 */
export function fold(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036F]/g, '')
    .toLowerCase()
    .replace(/[ßøæœłđı]/g, (letter) => lookalikes[letter] ?? letter)
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
  return plain === '' ? text.trim().toLowerCase() : plain;
}

/** The folded words of a text, in order. */
export function foldedWords(text: string): string[] {
  return fold(text)
    .split(' ')
    .filter((word) => word !== '');
}

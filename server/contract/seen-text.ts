/** Made once: to make one takes far longer than to cut a line with it. */
const SIGNS = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The signs of a text as a reader counts them: a letter with its marks is one, and so is a family of four in one emoji. */
const signsOf = (text: string): Intl.Segments => SIGNS.segment(text);

/** How long a text looks. */
export function seenLength(text: string): number {
  return [...signsOf(text)].length;
}

/** The beginning of a text in at most so many UTF-16 units, without a sign torn apart. */
export function wholeSigns(text: string, units: number): string {
  if (text.length <= units || units <= 0) return text.slice(0, Math.max(0, units));
  // The sign that the cut would fall into begins where the text is to end.
  return text.slice(0, signsOf(text.slice(0, units + LONGEST_SIGN)).containing(units)?.index ?? units);
}

/** The beginning of a text in at most so many signs. */
export function firstSigns(text: string, signs: number): string {
  if (text.length <= signs) return text;
  return [...signsOf(text)]
    .slice(0, signs)
    .map(({ segment }) => segment)
    .join('');
}

/** Far longer than any sign that means something; there are no limits to the marks that can be heaped on a letter. */
const LONGEST_SIGN = 64;

/** What has an end of a sentence in it that is none; in front of the dot, folded. */
const ABBREVIATIONS = new Set(
  `mr mrs ms dr prof st ave blvd rd e.g i.e vs approx dept est inc ltd jr sr appt ext a.m p.m u.s
  z.b d.h u.a o.ä i.d.r usw bzw ca nr str tel hr fr evtl ggf inkl exkl std min mio mrd vgl zzgl max abs bspw gem geb
  mme mlle av env sra srta sig sig.ra dott`.split(/\s+/),
);
const ENDS = new Set('.!?…');
const WIDE_ENDS = new Set('。！？');
const CLOSES = new Set(`"'”’»«“)]`);
const PAUSES = [', ', '; ', ': ', ' – '];
const LONGEST = 180;

/**
 * Cuts a text that is still being written into what can be spoken already: sentence by sentence, without a letter
 * changed or lost. Where nothing ends for long, at a comma or between two words.
 */
export function createSentences() {
  let held = '';

  function take(mayEndHere: boolean): string[] {
    const pieces: string[] = [];
    for (let end = endOf(held, mayEndHere); end > 0; end = endOf(held, mayEndHere)) {
      pieces.push(held.slice(0, end));
      held = held.slice(end);
    }
    return pieces;
  }

  return {
    add(text: string): string[] {
      held += text;
      return take(false);
    },
    /** The writer pauses: what looks like a whole sentence at the end is one. */
    pause: (): string[] => take(true),
    /** Whether a pause now would end a sentence. */
    mayEnd: (): boolean => endOf(held, true) > 0,
    /** The writer is done. */
    rest(): string[] {
      const pieces = held === '' ? [] : [held];
      held = '';
      return pieces;
    },
  };
}

/** Where the first piece ends; 0: nowhere yet. */
function endOf(text: string, mayEndHere: boolean): number {
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '\n' || WIDE_ENDS.has(sign)) return behind(text, at + 1, isGap);
    if (!ENDS.has(sign)) continue;
    const signs = behind(text, at, (one) => ENDS.has(one));
    const closed = behind(text, signs, (one) => CLOSES.has(one));
    const end = behind(text, closed, isGap);
    // What follows is not known yet: a figure may come behind the dot.
    if (end === text.length && end === closed && !mayEndHere) break;
    const isBroken = end === closed && end < text.length;
    const isDot = sign === '.' && signs === at + 1;
    if (!isBroken && !(isDot && isInside(wordBefore(text, at), end > closed))) return end;
    at = closed - 1;
  }
  return text.length > LONGEST ? breathIn(text) : 0;
}

/** The first place from `at` on that is none of these. */
function behind(text: string, at: number, isOne: (sign: string) => boolean): number {
  let end = at;
  while (end < text.length && isOne(text[end] ?? '')) end += 1;
  return end;
}

const isGap = (sign: string): boolean => sign.trim() === '';

function wordBefore(text: string, end: number): string {
  let at = end;
  while (at > 0 && end - at < 24 && /[\p{L}\p{N}.]/u.test(text[at - 1] ?? '')) at -= 1;
  return text.slice(at, end);
}

/** Whether the dot behind a word ends no sentence: an abbreviation, a letter, or a figure such as in "3. Mai". */
function isInside(word: string, hasGap: boolean): boolean {
  if (/^\d+$/.test(word)) return word.length <= 2 || !hasGap;
  if (/^\p{L}$/u.test(word) || /\.\p{L}$/u.test(word)) return true;
  return ABBREVIATIONS.has(word.toLowerCase());
}

/** Behind the last comma or gap within what is spoken in one breath. */
function breathIn(text: string): number {
  const breath = text.slice(0, LONGEST);
  const comma = Math.max(...PAUSES.map((pause) => breath.lastIndexOf(pause) + pause.length - 1));
  if (comma > LONGEST / 3) return comma + 1;
  const gap = breath.lastIndexOf(' ');
  if (gap > 0) return gap + 1;
  return LONGEST - (/[\uD800-\uDBFF]$/.test(breath) ? 1 : 0);
}

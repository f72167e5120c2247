/** UTF-16 offsets: the first unit and one past the last. */
export type Mark = [start: number, end: number];
export type Excerpt = { text: string; marks: Mark[] };

const OPEN = '\u0002';
const CLOSE = '\u0003';
/** What is shown of a long turn; where in it the words stand is what counts. */
const LENGTH = 320;
const BEFORE = 80;

/**
 * Where the found words stand, from the same text with each of them between U+0002 and U+0003. The index did the
 * finding, so its stemming and its blindness to accents are in the marks. A text that holds these signs itself is read
 * alongside, so that they are not taken for marks.
 */
export function marksIn(text: string, marked: string): Mark[] {
  const marks: Mark[] = [];
  let [at, start] = [0, -1];
  for (const unit of marked.split('')) {
    if (text[at] === unit) at += 1;
    else if (unit === OPEN) start = at;
    else if (unit === CLOSE && start >= 0 && at > start) {
      marks.push([start, at]);
      start = -1;
    }
  }
  return marks;
}

/** The part of a text around its first mark, cut between words; whole when it is short. */
export function excerptOf(text: string, marks: readonly Mark[]): Excerpt {
  if (text.length <= LENGTH) return { text, marks: [...marks] };
  const first = marks[0]?.[0] ?? 0;
  const from = first <= BEFORE ? 0 : wordStart(text, first - BEFORE, first);
  const to = Math.max(wordEnd(text, from + LENGTH, first), marks[0]?.[1] ?? 0);
  const [lead, tail] = [from > 0 ? '… ' : '', to < text.length ? ' …' : ''];
  const shift = lead.length - from;
  const inside = marks.filter(([start, end]) => start >= from && end <= to);
  return {
    text: lead + text.slice(from, to) + tail,
    marks: inside.map(([start, end]): Mark => [start + shift, end + shift]),
  };
}

/** The first place behind a space from `from` on, at most `until`; without any space, `from` itself. */
function wordStart(text: string, from: number, until: number): number {
  const space = text.indexOf(' ', from);
  return space < 0 || space >= until ? whole(text, from) : space + 1;
}

function wordEnd(text: string, to: number, atLeast: number): number {
  if (to >= text.length) return text.length;
  const space = text.lastIndexOf(' ', to);
  return space <= atLeast ? whole(text, to) : space;
}

/** Not in the middle of a surrogate pair. */
function whole(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at - 1 : at;
}

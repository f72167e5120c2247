const TAG = /<(\/?)(think|thinking|reasoning)>/i;
const TAGS = ['think', 'thinking', 'reasoning'].flatMap((name) => [`<${name}>`, `</${name}>`]);
const LONGEST_TAG = 12;

type Step = { text: string; isLone?: boolean; isOver: boolean };

/**
 * Leaves out what a model thinks aloud before it speaks, as local ones do between tags. Takes its text piece by piece
 * and gives back what of it is meant to be heard. Some servers send the end of the thoughts only: `thinksFirst` is for a
 * model that was seen to (0301).
 */
export function createThoughtFilter({ thinksFirst = false }: { thinksFirst?: boolean } = {}) {
  let held = '';
  let state: 'before' | 'thinks' | 'speaks' = thinksFirst ? 'before' : 'speaks';
  let hasAny = false;
  let loneEnds = 0;

  /** What can be told apart by now; a tag that has only begun is waited for. */
  function next(): Step {
    const tag = TAG.exec(held);
    if (tag === null) return atEnd();
    const [whole, slash] = tag;
    const text = state === 'speaks' ? held.slice(0, tag.index) : '';
    held = held.slice(tag.index + whole.length);
    const isEnd = slash === '/';
    const isLone = isEnd && state !== 'thinks';
    hasAny = true;
    if (isLone) loneEnds += 1;
    state = isEnd ? 'speaks' : 'thinks';
    if (isEnd) held = held.trimStart();
    return { text, isLone, isOver: false };
  }

  function atEnd(): Step {
    // Not known yet to be thoughts: if none end, it was the answer.
    if (state === 'before') return { text: '', isOver: true };
    if (state === 'thinks') {
      held = held.slice(-LONGEST_TAG);
      return { text: '', isOver: true };
    }
    const end = held.length - begunTag(held);
    const text = held.slice(0, end);
    held = held.slice(end);
    return { text, isOver: true };
  }

  return {
    heardOf(text: string): string {
      held += text;
      let heard = '';
      for (let step = next(); ; step = next()) {
        heard = step.isLone === true ? '' : heard + step.text;
        if (step.isOver) return heard;
      }
    },
    hasAny: (): boolean => hasAny,
    /** How often thoughts ended that had no beginning: what was taken for words up to there was thought. */
    loneEnds: (): number => loneEnds,
    /** What was held back for nothing, at the end; `isWhole`: the model has said all that it had to say. */
    rest: (isWhole: boolean): string => (state === 'speaks' || (state === 'before' && isWhole) ? held : ''),
  };
}

/** How many letters at the end may be the beginning of a tag. */
function begunTag(text: string): number {
  const at = text.lastIndexOf('<');
  if (at < 0) return 0;
  const end = text.slice(at).toLowerCase();
  return TAGS.some((tag) => tag.startsWith(end)) ? end.length : 0;
}

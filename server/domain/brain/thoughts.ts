const OPENS = /<(think|thinking|reasoning)>/i;
const TAGS = ['<think>', '<thinking>', '<reasoning>'];
const LONGEST_TAG = 12;

/**
 * Leaves out what a model thinks aloud before it speaks, as local ones do between tags. Takes its text piece by piece
 * and gives back what of it is meant to be heard.
 */
export function createThoughtFilter() {
  let held = '';
  let closing: string | null = null;

  /** What can be told apart by now; a tag that has only begun is waited for. */
  function next(): { heard: string; isOver: boolean } {
    if (closing !== null) {
      const end = held.toLowerCase().indexOf(closing);
      if (end < 0) {
        held = held.slice(-LONGEST_TAG);
        return { heard: '', isOver: true };
      }
      held = held.slice(end + closing.length).trimStart();
      closing = null;
      return { heard: '', isOver: false };
    }
    const tag = OPENS.exec(held);
    if (tag) {
      const heard = held.slice(0, tag.index);
      held = held.slice(tag.index + tag[0].length);
      closing = `</${(tag[1] ?? '').toLowerCase()}>`;
      return { heard, isOver: false };
    }
    const begun = begunTag(held);
    const heard = held.slice(0, held.length - begun);
    held = held.slice(held.length - begun);
    return { heard, isOver: true };
  }

  return {
    heardOf(text: string): string {
      held += text;
      let heard = '';
      for (let step = next(); ; step = next()) {
        heard += step.heard;
        if (step.isOver) return heard;
      }
    },
    /** What was held back for nothing, at the end. */
    rest: (): string => (closing === null ? held : ''),
  };
}

/** How many letters at the end may be the beginning of a tag. */
function begunTag(text: string): number {
  const at = text.lastIndexOf('<');
  if (at < 0) return 0;
  const end = text.slice(at).toLowerCase();
  return TAGS.some((tag) => tag.startsWith(end)) ? end.length : 0;
}

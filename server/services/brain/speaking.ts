import { createSentences } from '../../domain/brain/sentences.ts';
import { createThoughtFilter } from '../../domain/brain/thoughts.ts';

type Deps = {
  say: (text: string) => void;
  /** What is said where nothing was by then: one after the other, and then no more. */
  waits: readonly string[];
  waitMs: number;
  /** Between two of them, and after what was said before something is looked up. */
  againMs: number;
  /** How long a model may pause before what looks like a whole sentence is taken for one. */
  pauseMs: number;
};

export type Speaking = ReturnType<typeof startSpeaking>;

/** Speaks a model's answer while it is being written, sentence by sentence; whoever starts it ends it. */
export function startSpeaking({ say, waits, waitMs, againMs, pauseMs }: Deps) {
  let thoughts = createThoughtFilter();
  const sentences = createSentences();
  /** Whether what comes next is no longer the text that came before, and must not run into it. */
  let isAfresh = false;
  let hasSpoken = false;
  /** What went out last, words of ours among it. */
  let last = '';
  let pause: NodeJS.Timeout | undefined;
  let waited = 0;
  let waiting: NodeJS.Timeout | undefined;
  hold(waitMs);

  /** Says that it takes a while, if nothing else is said until then. */
  function hold(milliseconds: number): void {
    clearTimeout(waiting);
    const words = waits[waited];
    if (words === undefined) return;
    waiting = setTimeout(() => {
      waited += 1;
      isAfresh = true;
      tell(words);
      hold(againMs);
    }, milliseconds);
  }

  function tell(words: string): void {
    const runsIn = isAfresh && last !== '' && last.trimEnd() === last && words.trimStart() === words;
    say(runsIn ? ` ${words}` : words);
    last = words;
    isAfresh = false;
  }

  function speak(pieces: readonly string[]): void {
    const words = pieces.join('');
    if (words === '' || (words.trim() === '' && !hasSpoken)) return;
    clearTimeout(waiting);
    hasSpoken = true;
    tell(words);
  }

  return {
    hasSpoken: (): boolean => hasSpoken,
    /** A piece of the model's answer. */
    write(text: string): void {
      clearTimeout(pause);
      speak(sentences.add(thoughts.heardOf(text)));
      if (sentences.mayEnd()) pause = setTimeout(() => speak(sentences.pause()), pauseMs);
    },
    /** The model is done for now: whatever is left is spoken. */
    finish(): void {
      clearTimeout(pause);
      speak([...sentences.add(thoughts.rest()), ...sentences.rest()]);
      thoughts = createThoughtFilter();
      isAfresh = true;
      if (hasSpoken) hold(againMs);
    },
    /** Words of ours, in place of what is left. */
    instead(words: string): void {
      clearTimeout(pause);
      sentences.rest();
      isAfresh = true;
      speak([words]);
    },
    end(): void {
      clearTimeout(pause);
      clearTimeout(waiting);
    },
  };
}

import { createSentences } from '../../domain/brain/sentences.ts';
import { createThoughtFilter } from '../../domain/brain/thoughts.ts';
import { createPatience } from './patience.ts';

type Deps = {
  say: (text: string) => void;
  /** What is said where nothing was by then: one after the other, and then no more. */
  waits: readonly string[];
  waitMs: number;
  /** Between two of them, and after what was said before something is looked up. */
  againMs: number;
  /** Whether the model was seen to tell where its thoughts end, and not where they begin. */
  thinksFirst: () => boolean;
  /** It was seen to now. */
  onLoneEnd: () => void;
  /** How long a model may pause before what looks like a whole sentence is taken for one. */
  pauseMs: number;
};

export type Speaking = ReturnType<typeof startSpeaking>;

/** Speaks a model's answer while it is being written, sentence by sentence; whoever starts it ends it. */
export function startSpeaking({ say, waits, waitMs, againMs, pauseMs, thinksFirst, onLoneEnd }: Deps) {
  let thoughts = createThoughtFilter({ thinksFirst: thinksFirst() });
  const sentences = createSentences();
  const line = createLine(say);
  const patience = createPatience({ say: (words) => line.afresh(words), waits, againMs });
  let hasSpoken = false;
  let pause: NodeJS.Timeout | undefined;
  patience.from(waitMs);

  function speak(pieces: readonly string[]): void {
    const words = pieces.join('');
    if (words === '' || (words.trim() === '' && !hasSpoken)) return;
    patience.end();
    hasSpoken = true;
    line.goOn(words);
  }

  return {
    hasSpoken: (): boolean => hasSpoken,
    /** A piece of the model's answer. */
    write(text: string): void {
      clearTimeout(pause);
      const before = thoughts.loneEnds();
      const words = thoughts.heardOf(text);
      if (thoughts.loneEnds() > before) {
        // What was not said yet never was meant to be.
        sentences.rest();
        onLoneEnd();
      }
      speak(sentences.add(words));
      if (sentences.mayEnd()) pause = setTimeout(() => speak(sentences.pause()), pauseMs);
    },
    /** The model is done for now: whatever is left is spoken. `isWhole`: it said all that it had to say. */
    finish(isWhole: boolean): void {
      clearTimeout(pause);
      speak([...sentences.add(thoughts.rest(isWhole)), ...sentences.rest()]);
      thoughts = createThoughtFilter({ thinksFirst: thinksFirst() });
      line.breaks();
      if (hasSpoken) patience.from(againMs);
    },
    /** Words of ours, in place of what is left. */
    instead(words: string): void {
      clearTimeout(pause);
      sentences.rest();
      line.breaks();
      speak([words]);
    },
    end: (): void => {
      clearTimeout(pause);
      patience.end();
    },
  };
}

/** What goes out, where what is not of one text must not run into each other. */
function createLine(say: (text: string) => void) {
  let last = '';
  let isAfresh = false;

  function goOn(words: string): void {
    const runsIn = isAfresh && last !== '' && last.trimEnd() === last && words.trimStart() === words;
    say(runsIn ? ` ${words}` : words);
    last = words;
    isAfresh = false;
  }

  return {
    goOn,
    /** What comes next is no longer the text that came before. */
    breaks: (): void => void (isAfresh = true),
    afresh(words: string): void {
      isAfresh = true;
      goOn(words);
    },
  };
}

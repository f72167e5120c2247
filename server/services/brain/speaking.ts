import { createSentences } from '../../domain/brain/sentences.ts';
import { createThoughtFilter } from '../../domain/brain/thoughts.ts';

type Deps = {
  say: (text: string) => void;
  /** What is said where nothing was by then. */
  wait: string;
  waitMs: number;
  /** How long a model may pause before what looks like a whole sentence is taken for one. */
  pauseMs: number;
};

export type Speaking = ReturnType<typeof startSpeaking>;

/** Speaks a model's answer while it is being written, sentence by sentence; whoever starts it ends it. */
export function startSpeaking({ say, wait, waitMs, pauseMs }: Deps) {
  let thoughts = createThoughtFilter();
  const sentences = createSentences();
  /** Whether what comes next is no longer the text that came before, and must not run into it. */
  let isAfresh = false;
  let said = '';
  let pause: NodeJS.Timeout | undefined;
  const waiting = setTimeout(() => say(wait), waitMs);

  function speak(pieces: readonly string[]): void {
    const words = pieces.join('');
    if (words === '' || (words.trim() === '' && said === '')) return;
    clearTimeout(waiting);
    const runsIn = isAfresh && said !== '' && said.trimEnd() === said && words.trimStart() === words;
    say(runsIn ? ` ${words}` : words);
    said = words;
    isAfresh = false;
  }

  return {
    hasSpoken: (): boolean => said !== '',
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

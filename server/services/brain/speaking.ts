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
  const thoughts = createThoughtFilter();
  const sentences = createSentences();
  let hasSpoken = false;
  let pause: NodeJS.Timeout | undefined;
  const waiting = setTimeout(() => say(wait), waitMs);

  function speak(pieces: readonly string[]): void {
    const words = pieces.join('');
    if (words === '' || (words.trim() === '' && !hasSpoken)) return;
    clearTimeout(waiting);
    hasSpoken = true;
    say(words);
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
    },
    /** Words of ours, in place of what is left. */
    instead(words: string): void {
      clearTimeout(pause);
      sentences.rest();
      speak([hasSpoken ? ` ${words}` : words]);
    },
    end(): void {
      clearTimeout(pause);
      clearTimeout(waiting);
    },
  };
}

import { foldedWords } from '../../domain/fold.ts';

type Deps = {
  /** Has a goodbye said, and tells its words; null: nobody here can say one. */
  sayGoodbye: () => string | null;
  /** All of it was sent to the phone, where it is still being played. */
  said: () => void;
  unsaid: () => void;
};

/** A goodbye is begun by then or not at all; it is over when nothing more comes of it for a while. */
const BEGUN_MS = 8000;
const QUIET_MS = 1000;

/** A call that has lasted long enough: whoever speaks on it is given the time to say goodbye. */
export function createLeaveTaking({ sayGoodbye, said, unsaid }: Deps) {
  let state: 'talking' | 'asked' | 'saying' | 'over' = 'talking';
  let goodbye = '';
  let hasBegun = false;
  let timer: NodeJS.Timeout | undefined;

  function within(milliseconds: number, then: () => void): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      state = 'over';
      then();
    }, milliseconds);
  }

  return {
    /** Whether the call is ending because of its length. */
    isOn: (): boolean => state !== 'talking',
    /** Whether the caller hears a goodbye, or did. */
    hasBegun: (): boolean => hasBegun,
    begin(): void {
      if (state !== 'talking') return;
      const words = sayGoodbye();
      if (words === null) {
        state = 'over';
        return unsaid();
      }
      state = 'asked';
      goodbye = toCompare(words);
      within(BEGUN_MS, unsaid);
    },
    /** The agent said something; what it had begun before is no goodbye. */
    turn(text: string): void {
      if (state !== 'asked' || !toCompare(text).includes(goodbye)) return;
      state = 'saying';
      hasBegun = true;
      within(QUIET_MS, said);
    },
    /** The agent's voice goes on. */
    sound(): void {
      if (state === 'saying') within(QUIET_MS, said);
    },
    stop: (): void => clearTimeout(timer),
  };
}

/** What is told of it may be written in another way than it was given out. */
const toCompare = (text: string): string => foldedWords(text).join(' ');

import { toMuLaw } from '../../domain/sound/mu-law.ts';

const RATE = 8000;
const SYLLABLE_SECONDS = 0.22;
/** How high somebody speaks, and the two strongest tones of a few vowels, in hertz. */
const VOICE = 120;
const VOWELS = [
  [730, 1090],
  [270, 2290],
  [570, 840],
  [440, 1020],
] as const;

/** Something that sounds like somebody speaking and says nothing: μ-law, 8000 bytes a second. */
export function speechLike(seconds: number): Uint8Array {
  return Uint8Array.from({ length: Math.round(seconds * RATE) }, (_, at) => {
    const time = at / RATE;
    const syllable = Math.floor(time / SYLLABLE_SECONDS);
    const within = (time % SYLLABLE_SECONDS) / SYLLABLE_SECONDS;
    // Every fifth is a breath.
    const loudness = syllable % 5 === 4 ? 0 : Math.sin(Math.PI * within);
    const [low, high] = VOWELS[syllable % VOWELS.length] ?? VOWELS[0];
    const tone = (hertz: number): number => Math.sin(2 * Math.PI * hertz * time);
    return toMuLaw(Math.round(loudness * (9000 * tone(VOICE) + 6000 * tone(low) + 3000 * tone(high))));
  });
}

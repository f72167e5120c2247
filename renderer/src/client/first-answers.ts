/** The id of the last announcement before an answer was looked up, or before a stream began; null where none was told. */
type Place = string | null;

/**
 * Whether an announcement was missed between the questions that are sent while the first stream is being opened and that
 * stream. What is announced was stored before: where an answer was looked up after the same announcement as the stream
 * begins after, nothing lies between them, and it need not be asked for again.
 */
export function createFirstAnswers({ onMissed }: { onMissed: () => void }) {
  const places = new Set<Place>();
  let beginning: Place | undefined;
  let isMissed = false;

  /** An answer to what was sent before the stream began, perhaps come only now. */
  function take(place: Place): void {
    if (beginning === undefined) return void places.add(place);
    if (isMissed || isSame(place, beginning)) return;
    isMissed = true;
    onMissed();
  }

  return {
    /** A question is sent; call what it gives when the answer is there. */
    sent(): (place: Place) => void {
      return beginning === undefined ? take : () => undefined;
    },
    /** A stream begins: whether anything may have been missed before it. Of any but the first one that is so. */
    begins(place: Place): boolean {
      if (beginning !== undefined) return true;
      beginning = place;
      isMissed = [...places].some((of) => !isSame(of, place));
      return isMissed;
    },
  };
}

function isSame(one: Place, other: Place): boolean {
  return one !== null && one === other;
}

import type { Exchanged, KeptRequest } from './kept-request.ts';

/** A longer one is a recording, or a transcript that stands in its call. */
const LONGEST_BODY = 128 * 1024;
const MOST_BYTES = 8 * 1024 * 1024;
const OLDEST_MS = 7 * 24 * 60 * 60_000;

/** Keeps the bodies of deliveries within bounds of size and age; the oldest go first. */
export function createBodyShelf({ now }: { now: () => Date }) {
  const shelf = new Set<KeptRequest>();
  let bytes = 0;

  function drop(kept: KeptRequest | undefined, gone: NonNullable<KeptRequest['bodyGone']>): void {
    if (!kept?.exchanged) return;
    bytes -= sizeOf(kept.exchanged);
    kept.exchanged = null;
    kept.bodyGone = gone;
    shelf.delete(kept);
  }

  function dropOld(): void {
    const oldest = now().getTime() - OLDEST_MS;
    for (const kept of shelf) {
      if (bytes <= MOST_BYTES && kept.time >= oldest) return;
      drop(kept, 'old');
    }
  }

  return {
    keep(kept: KeptRequest, exchanged: Exchanged): void {
      kept.bodyGone = whyNotKept(exchanged);
      if (kept.bodyGone === 'too_long' || kept.bodyGone === 'came_before') return;
      kept.exchanged = exchanged;
      shelf.add(kept);
      bytes += sizeOf(exchanged);
      dropOld();
    },
    drop,
    dropOld,
  };
}

function sizeOf({ raw, answer }: Exchanged): number {
  return raw.length + answer.length;
}

function whyNotKept({ raw, cameBefore = false }: Exchanged): KeptRequest['bodyGone'] {
  if (cameBefore) return 'came_before';
  if (raw.length > LONGEST_BODY) return 'too_long';
  return raw.length === 0 ? 'none' : null;
}

import { tell, type Told } from '#contract/told.ts';

type Deps = {
  /** When the program began to listen, in unix seconds. */
  startedAt: number;
  now: () => Date;
};

/** A report comes within seconds of the analysis; one that has not come after this will not. */
const LATE_SECONDS = 90;
/** One may be lost on a bad line. */
const FEWEST = 2;

export type WebhookSilence = ReturnType<typeof createWebhookSilence>;

/**
 * Notices that calls end at the provider and no report of them arrives, although somebody was here to take it in: the
 * webhook is switched off there, or leads elsewhere (elevenlabs.md §2.7: it is switched off after ten failures).
 */
export function createWebhookSilence({ startedAt, now }: Deps) {
  let missed = 0;

  return {
    /** A call had to be fetched that ended at this time, in unix seconds. */
    fetched({ endedAt }: { endedAt: number }): void {
      const age = now().getTime() / 1000 - endedAt;
      if (endedAt > startedAt && age > LATE_SECONDS) missed += 1;
    },
    /** A report came by itself. */
    heard(): void {
      missed = 0;
    },
    trouble: (): Told[] => (missed >= FEWEST ? [tell('conversations_webhook_silent', { count: missed })] : []),
  };
}

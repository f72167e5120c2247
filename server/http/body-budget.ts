export type BodyClaim = {
  /** False when there is no room for these bytes; then nothing was taken. */
  take(bytes: number): boolean;
  /** Gives back all that was taken. Safe to call twice. */
  release(): void;
};

export type BodyBudget = ReturnType<typeof createBodyBudget>;

type Limits = { totalBytes?: number; strangersBytes?: number };

const MIB = 1024 * 1024;

/**
 * Bounds the bytes of all request bodies held in memory at once. Bodies that are read before their sender is known
 * (signed ones) get only a part of it, so that a flood of unsigned bytes cannot push out the ringing phone.
 */
export function createBodyBudget({ totalBytes = 64 * MIB, strangersBytes = 48 * MIB }: Limits = {}) {
  let total = 0;
  let strangers = 0;

  return {
    used: (): number => total,
    fill: (): { used: number; bound: number } => ({ used: total, bound: totalBytes }),
    claim(sender: 'known' | 'stranger'): BodyClaim {
      let taken = 0;
      return {
        take(bytes) {
          const fits = total + bytes <= totalBytes && (sender === 'known' || strangers + bytes <= strangersBytes);
          if (!fits) return false;
          taken += bytes;
          total += bytes;
          if (sender === 'stranger') strangers += bytes;
          return true;
        },
        release() {
          total -= taken;
          if (sender === 'stranger') strangers -= taken;
          taken = 0;
        },
      };
    },
  };
}

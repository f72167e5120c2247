export type BodyClaim = {
  /**
   * False when there is no room for these bytes; then nothing was taken. `giveWay` is called when what was taken is
   * wanted for somebody else, and is given back already.
   */
  take(bytes: number, giveWay?: () => void): boolean;
  /** The body is whole: from now on it gives way to nobody. */
  arrived(): void;
  /** Gives back all that was taken. Safe to call twice. */
  release(): void;
};

/** `form`: of Twilio's, which the shop's own line waits for. Its sender is a stranger until all of it is there. */
export type BodySender = 'known' | 'stranger' | 'form';

export type BodyBudget = ReturnType<typeof createBodyBudget>;

type Limits = { totalBytes?: number; strangersBytes?: number; formsBytes?: number };

const MIB = 1024 * 1024;

/**
 * Bounds the bytes of all request bodies held in memory at once. Bodies that are read before their sender is known
 * (signed ones) get only a part of it, so that a flood of unsigned bytes cannot push out the ringing phone; and forms
 * have room of their own, which nobody else can take (decision 0303).
 */
export function createBodyBudget(limits: Limits = {}) {
  const { totalBytes = 56 * MIB, strangersBytes = 40 * MIB, formsBytes = 8 * MIB } = limits;
  const forms = createFormRoom(formsBytes);
  let total = 0;
  let strangers = 0;

  function sharedClaim(isStranger: boolean): BodyClaim {
    let taken = 0;
    return {
      take(bytes) {
        const fits = total + bytes <= totalBytes && (!isStranger || strangers + bytes <= strangersBytes);
        if (!fits) return false;
        taken += bytes;
        total += bytes;
        if (isStranger) strangers += bytes;
        return true;
      },
      arrived: () => undefined,
      release() {
        total -= taken;
        if (isStranger) strangers -= taken;
        taken = 0;
      },
    };
  }

  return {
    used: (): number => total + forms.used(),
    /** Of the two bounds that reports are put off at, the one that is nearer. */
    fill(this: void): { used: number; bound: number } {
      const ofStrangers = { used: strangers, bound: strangersBytes };
      return total * strangersBytes > strangers * totalBytes ? { used: total, bound: totalBytes } : ofStrangers;
    },
    claim: (sender: BodySender): BodyClaim => (sender === 'form' ? forms.claim() : sharedClaim(sender === 'stranger')),
  };
}

/**
 * Where there is no room left, whoever has been sending for longest gives way: Twilio sends a form at once, so that
 * those who hold on to the room are strangers, from however many addresses they come.
 */
function createFormRoom(bound: number) {
  /** In the order in which they began. */
  const arriving = new Map<BodyClaim, (() => void) | undefined>();
  let used = 0;

  function makeRoom(bytes: number, asking: BodyClaim): boolean {
    for (const [oldest, giveWay] of arriving) {
      if (used + bytes <= bound || oldest === asking) break;
      oldest.release();
      giveWay?.();
    }
    return used + bytes <= bound;
  }

  function claim(): BodyClaim {
    let taken = 0;
    const own: BodyClaim = {
      take(bytes, giveWay) {
        if (!makeRoom(bytes, own)) return false;
        if (taken === 0) arriving.set(own, giveWay);
        taken += bytes;
        used += bytes;
        return true;
      },
      arrived: () => void arriving.delete(own),
      release() {
        arriving.delete(own);
        used -= taken;
        taken = 0;
      },
    };
    return own;
  }

  return { used: (): number => used, claim };
}

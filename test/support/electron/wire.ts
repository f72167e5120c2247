/** A value on its way between two worlds, as JSON can carry it. */
export type Packed = string | number | boolean | null | Packed[];

/** What cannot be copied gets a number, and is called by it from the other side. */
export type Keep = (call: (...args: unknown[]) => unknown) => number;
export type Reach = (id: number) => (...args: unknown[]) => unknown;

export type Wire = { pack(value: unknown, keep?: Keep): Packed; unpack(packed: Packed, reach?: Reach): unknown };

/**
 * Copies values the way Electron does: data without its prototypes, with `undefined` and dates kept; functions and
 * promises only where the context bridge carries them, else "An object could not be cloned." It runs in the page too,
 * as its own source text, so it uses nothing from outside itself.
 */
export function createWire(): Wire {
  const refuse = (): never => {
    throw new Error('An object could not be cloned.');
  };

  function pack(value: unknown, keep?: Keep): Packed {
    if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
    if (value === undefined) return ['undefined'];
    if (typeof value === 'number') return Number.isFinite(value) ? value : ['number', String(value)];
    if (typeof value === 'bigint') return ['bigint', String(value)];
    if (typeof value === 'function') return ['function', (keep ?? refuse)(value as (...args: unknown[]) => unknown)];
    if (typeof value !== 'object') return refuse();
    if (Array.isArray(value)) return ['list', value.map((one) => pack(one, keep))];
    if (value instanceof Date) return ['date', value.getTime()];
    if (value instanceof Error) return ['error', value.message];
    if (value instanceof Promise) {
      const later = (done: (result: unknown) => void, failed: (error: unknown) => void): void =>
        void value.then(done, failed);
      return ['promise', (keep ?? refuse)(later as (...args: unknown[]) => unknown)];
    }
    return ['object', Object.entries(value).map(([key, one]) => [key, pack(one, keep)])];
  }

  function unpack(packed: Packed, reach?: Reach): unknown {
    if (!Array.isArray(packed)) return packed;
    const [kind, held] = packed;
    if (kind === 'undefined') return undefined;
    if (kind === 'number') return Number(held);
    if (kind === 'bigint') return BigInt(String(held));
    if (kind === 'date') return new Date(Number(held));
    if (kind === 'error') return new Error(String(held));
    if (kind === 'function') return (reach ?? refuse)(Number(held));
    if (kind === 'promise') {
      const later = (reach ?? refuse)(Number(held));
      return new Promise((done, failed) => void later(done, failed));
    }
    const parts = Array.isArray(held) ? held : refuse();
    if (kind === 'list') return parts.map((one) => unpack(one, reach));
    const entries = parts.map((pair) => (Array.isArray(pair) ? pair : refuse()));
    return Object.fromEntries(entries.map(([key, one]) => [String(key), unpack(one ?? null, reach)]));
  }

  return { pack, unpack };
}

import type { Packed, Wire } from './wire.ts';

type Callable = (...args: unknown[]) => unknown;
type Message = { call?: number; args?: Packed; answer?: Packed; failed?: string };

type Side = {
  /** What both worlds see: the document. */
  meeting: EventTarget;
  hears: string;
  tells: string;
  wire: Wire;
  /** What the other world may call first, by the number 0. */
  entrance?: Callable;
};

/**
 * One side of a bridge between two worlds that share nothing but a document: functions handed over are called back in
 * the world they came from, and what they are given and answer is copied. Returns the other world's entrance. It runs
 * in the page, as its own source text.
 */
export function joinWorlds({ meeting, hears, tells, wire, entrance }: Side): Callable {
  const kept: (Callable | undefined)[] = [entrance];
  let answered: Message = {};
  const keep = (call: Callable): number => kept.push(call) - 1;
  const tell = (message: Message): void =>
    void meeting.dispatchEvent(new CustomEvent(tells, { detail: JSON.stringify(message) }));

  const reach =
    (id: number): Callable =>
    (...args) => {
      answered = { failed: 'The other world does not answer.' };
      tell({ call: id, args: wire.pack(args, keep) });
      if (answered.failed !== undefined) throw new Error(answered.failed);
      return wire.unpack(answered.answer ?? null, reach);
    };

  function answer({ call = 0, args = [] }: Message): Message {
    try {
      const given = wire.unpack(args, reach);
      return { answer: wire.pack(kept[call]?.(...(Array.isArray(given) ? (given as unknown[]) : [])), keep) };
    } catch (error) {
      return { failed: error instanceof Error ? error.message : String(error) };
    }
  }

  meeting.addEventListener(hears, (event) => {
    const message = JSON.parse(String((event as CustomEvent<unknown>).detail)) as Message;
    if (message.call === undefined) answered = message;
    else tell(answer(message));
  });
  return reach(0);
}

/** What waits in the page's own world: puts what it is handed on `window`, frozen, as Electron does. */
export function exposeOn(window: object): Callable {
  const freeze = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const one of Object.values(value)) freeze(one);
    Object.freeze(value);
  };
  return (key, api) => {
    if (Object.hasOwn(window, String(key)))
      throw new Error('Cannot bind an API on top of an existing property on the window object');
    freeze(api);
    Object.defineProperty(window, String(key), { value: api, enumerable: true });
  };
}

/** What every object may be asked for by the language itself, by Node or by a test's assertion. */
const ASKED_BY_NOBODY = /^(?:then|toJSON|inspect|asymmetricMatch|nodeType|tagName|constructor|\$\$typeof|@@.*|_.*)$/;

/**
 * Takes the stand-in of a part for the whole of it. What the stand-in does not have must be noticed where it is asked
 * for, not as an `undefined` somewhere later.
 */
export function standingInFor<Whole extends object>(part: object, name: string): Whole {
  return new Proxy(part, {
    get(target, key): unknown {
      if (!(key in target) && typeof key === 'string' && !ASKED_BY_NOBODY.test(key))
        throw new Error(`The stand-in of Electron has no ${name}.${key}`);
      const member: unknown = Reflect.get(target, key);
      // A part knows itself by what it is, not by what it is taken for.
      return typeof member === 'function' && key !== 'constructor' ? (member.bind(target) as unknown) : member;
    },
  }) as Whole; // The parts are typed one by one from electron.d.ts; what is missing throws.
}

import type { ModelSettings } from '#contract/model.ts';

/** What the owner chose in the window. */
export type KeptModel = { baseUrl: string | null; name: string | null };

/** What the environment sets; it wins. `variable` is the name it has the address by. */
export type GivenModel = { baseUrl: string | undefined; name: string | undefined; variable?: string | undefined };

export type ModelInUse = { baseUrl: string; name: string };

/** The model that speaks and reads; null where there is none. */
export function modelInUse(given: GivenModel, kept: KeptModel): ModelInUse | null {
  const baseUrl = given.baseUrl ?? kept.baseUrl;
  const name = given.name ?? kept.name;
  return baseUrl === null || name === null ? null : { baseUrl, name };
}

/** Where a key was entered, and for which origin; null: not settled yet. */
type EnteredKey = { by: 'environment' | 'window'; goesTo: string | null } | null;

/** A key belongs to the origin it was entered for: whoever enters another address does not give it away by that. */
export function keyState(baseUrl: string | null, given: GivenModel, key: EnteredKey): ModelSettings['key'] {
  if (key === null) return 'none';
  // Nobody can enter it anew in the window, so that the address has to come from where it comes from.
  if (key.by === 'environment')
    return given.baseUrl === undefined || given.baseUrl !== baseUrl ? 'unaddressed' : 'sent';
  return baseUrl === null || key.goesTo === originOf(baseUrl) ? 'sent' : 'elsewhere';
}

export function originOf(baseUrl: string): string {
  return new URL(baseUrl).origin;
}

/** Whether its server is this computer; what that one sends on, nobody knows from the address. */
export function isOnThisComputer(baseUrl: string): boolean {
  const host = URL.parse(baseUrl)?.hostname ?? '';
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

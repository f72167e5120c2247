/** What the owner chose in the window. */
export type KeptModel = { baseUrl: string | null; name: string | null };

/** What the environment sets; it wins. */
export type GivenModel = { baseUrl: string | undefined; name: string | undefined };

export type ModelInUse = { baseUrl: string; name: string };

/** The model that speaks and reads; null where there is none. */
export function modelInUse(given: GivenModel, kept: KeptModel): ModelInUse | null {
  const baseUrl = given.baseUrl ?? kept.baseUrl;
  const name = given.name ?? kept.name;
  return baseUrl === null || name === null ? null : { baseUrl, name };
}

/** Whether its server is this computer; what that one sends on, nobody knows from the address. */
export function isOnThisComputer(baseUrl: string): boolean {
  const host = URL.parse(baseUrl)?.hostname ?? '';
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

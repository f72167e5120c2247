import type { OpenAI } from 'openai';

export type ModelAddress = {
  baseUrl: string;
  /** The owner may give another key at any time. */
  apiKey: () => string | undefined;
};

/** How soon a server must have begun to answer. */
type Patience = { beginsWithinMs: number };

/**
 * The way to a server that speaks OpenAI's protocol. Tries nothing twice by itself, and says nothing: its log would
 * hold what callers said.
 */
export function createModelClient({ baseUrl, apiKey }: ModelAddress, { beginsWithinMs }: Patience) {
  // Loaded on the first call: most shops have no model of their own, and starting must stay quick.
  const openai = import('openai');
  // A failure of the import belongs to whoever first asks, not to nobody.
  openai.catch(() => undefined);
  return async (): Promise<OpenAI> => {
    const key = apiKey() ?? 'none';
    return new (await openai).OpenAI({
      ...{ baseURL: withVersion(baseUrl), maxRetries: 0, timeout: beginsWithinMs, logLevel: 'off' },
      ...{ apiKey: key, adminAPIKey: null, organization: null, project: null, webhookSecret: null },
      fetch: (input, init) => fetch(input, { ...init, headers: headersFrom(new Headers(init?.headers), key) }),
    });
  };
}

/**
 * Of its own accord the package sends what variables of OpenAI's say in the environment (`OPENAI_CUSTOM_HEADERS` and
 * others), to whichever address. They are another program's, and may hold its secrets.
 */
function headersFrom(meant: Headers, key: string): [string, string][] {
  const plain = [...meant].filter(([name]) => ['accept', 'content-type', 'user-agent'].includes(name));
  return [...plain, ['authorization', `Bearer ${key}`]];
}

/** The status of an error that a server answered with; null where there was no answer. */
export function statusOf(error: unknown): number | null {
  return error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : null;
}

/** Owners paste addresses with and without `/v1`. */
function withVersion(baseUrl: string): string {
  const url = new URL(baseUrl);
  if (url.pathname === '/') url.pathname = '/v1';
  return url.href;
}

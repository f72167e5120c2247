/** A request as the pretended provider sees it. */
export type PretendRequest = {
  method: string;
  /** Without the query. */
  path: string;
  query: URLSearchParams;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** JSON or form fields, by their content type; undefined where there is none. */
  body: unknown;
  /** Named parts of the route's path. */
  parameters: Readonly<Record<string, string>>;
};

/** An object is sent as JSON, text as it is. */
export type Reply = { status: number; body: unknown; type?: string; headers?: Readonly<Record<string, string>> };

export type Route = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** `/v1/agents/:id` */
  path: string;
  /** What a key must be allowed for it. */
  scope?: string;
  handle: (request: PretendRequest) => Reply | Promise<Reply>;
};

/** The provider says no; the reply is its error body. */
export class Refusal extends Error {
  readonly reply: Reply;
  constructor(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) {
    super(`Refused with ${status}`);
    this.reply = { status, body, headers };
  }
}

export const ok = (body: unknown): Reply => ({ status: 200, body });

/** The route a request means and the named parts of its path; null where there is none. */
export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): { route: Route; parameters: Record<string, string> } | null {
  for (const route of routes) {
    const parameters = route.method === method ? matched(route.path, path) : null;
    if (parameters) return { route, parameters };
  }
  return null;
}

function matched(pattern: string, path: string): Record<string, string> | null {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== given.length) return null;
  const parameters: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const there = given[index] ?? '';
    if (part.startsWith(':')) parameters[part.slice(1)] = decodeURIComponent(there);
    else if (part !== there) return null;
  }
  return parameters;
}

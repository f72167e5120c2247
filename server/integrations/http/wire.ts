/** A request as it goes out; the address before its path and whatever proves us come from the transport. */
export type Asked = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Begins with a slash; whatever was put into it is percent-encoded. */
  path: string;
  /** What is undefined is left out; a list repeats its name. */
  query?: Readonly<Record<string, QueryValue>>;
  headers?: Readonly<Record<string, string>>;
  body?: { type: string; text: string };
  /** Milliseconds until the whole answer is there. */
  limitMs?: number;
  /** Somebody is on the phone and waits for it: it is tried however questions in the background fare. */
  callWaits?: boolean;
  /** Whoever asks no longer wants to know. */
  signal?: AbortSignal;
};
export type QueryValue = string | number | boolean | readonly string[] | undefined;

/** An answer that says yes. */
export type Answered = { status: number; headers: Headers; text: string };

/** The address behind `base`, which has no slash at its end. */
export function addressOf(base: string, { path, query = {} }: Pick<Asked, 'path' | 'query'>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const each of Array.isArray(value) ? (value as readonly string[]) : [value])
      if (each !== undefined) search.append(name, String(each));
  return `${base}${path}${search.size === 0 ? '' : `?${search.toString()}`}`;
}

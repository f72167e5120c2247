import type { PretendRequest } from './request.ts';

/** What goes wrong on the wire. */
export type Fault =
  | { kind: 'status'; status: number; body?: unknown; headers?: Readonly<Record<string, string>> }
  /** No answer, ever. */
  | { kind: 'hang' }
  /** The connection breaks before a byte of the answer. */
  | { kind: 'reset' }
  /** The connection breaks in the middle of the answer. */
  | { kind: 'cut' }
  /** A web page with status 200, as proxies and captive portals answer. */
  | { kind: 'html' }
  /** JSON that stops in the middle, said to be whole. */
  | { kind: 'broken' }
  /** Keys left out of the answer, wherever they stand. */
  | { kind: 'without'; keys: readonly string[] }
  /** Fields that nobody knows yet, on every object of the answer. */
  | { kind: 'with'; fields: Readonly<Record<string, unknown>> }
  | { kind: 'slow'; milliseconds: number };

export type FaultRule = {
  method?: string;
  /** The whole path, or a pattern of it. */
  path: string | RegExp;
  fault: Fault;
  /** How many such requests go well before; 0 unless told. */
  after?: number;
  /** How many times it happens; for ever unless told. */
  times?: number;
  /** Whether the provider does what it was asked, and only the answer suffers. */
  acts?: boolean;
};

export type FaultScript = ReturnType<typeof createFaultScript>;

const ANSWERS_FIRST: readonly Fault['kind'][] = ['cut', 'html', 'broken', 'without', 'with', 'slow'];

/** Which request goes wrong, and how. The rule that was added last comes first. */
export function createFaultScript() {
  let rules: { rule: FaultRule; seen: number }[] = [];
  return {
    add(rule: FaultRule): void {
      rules = [{ rule, seen: 0 }, ...rules];
    },
    clear(): void {
      rules = [];
    },
    /** Counts the request against every rule that means it. */
    next(request: Pick<PretendRequest, 'method' | 'path'>): { fault: Fault; acts: boolean } | null {
      let found: { fault: Fault; acts: boolean } | null = null;
      for (const entry of rules) {
        const { rule } = entry;
        if (!means(rule, request)) continue;
        entry.seen += 1;
        const { after = 0, times = Infinity, fault, acts = ANSWERS_FIRST.includes(fault.kind) } = rule;
        if (entry.seen > after && entry.seen <= after + times) found ??= { fault, acts };
      }
      return found;
    },
  };
}

function means({ method, path }: FaultRule, request: Pick<PretendRequest, 'method' | 'path'>): boolean {
  if (method !== undefined && method !== request.method) return false;
  return typeof path === 'string' ? path === request.path : path.test(request.path);
}

/** The answer as a fault of its body leaves it. */
export function spoiled(body: unknown, fault: Fault): unknown {
  if (fault.kind === 'without') return each(body, (found) => withoutKeys(found, fault.keys));
  if (fault.kind === 'with') return each(body, (found) => ({ ...found, ...fault.fields }));
  return body;
}

type Json = Readonly<Record<string, unknown>>;

function each(value: unknown, change: (found: Json) => Json): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => each(item, change));
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.entries(value).map(([key, item]: [string, unknown]) => [key, each(item, change)] as const);
  return change(Object.fromEntries(inner));
}

function withoutKeys(found: Json, keys: readonly string[]): Json {
  return Object.fromEntries(Object.entries(found).filter(([key]) => !keys.includes(key)));
}

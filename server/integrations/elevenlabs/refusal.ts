import { z } from 'zod';

import { kindByStatus } from '../http/kind-by-status.ts';
import type { ReadRefusal } from '../http/transport.ts';

const Detailed = z.object({
  code: z.string().optional().catch(undefined),
  status: z.string().optional().catch(undefined),
  type: z.string().optional().catch(undefined),
});
const Issue = z.object({ type: z.string(), loc: z.array(z.union([z.string(), z.number()])).catch([]) });
const Body = z.object({ detail: z.union([Detailed, z.array(Issue).min(1), z.string()]) });

/** `detail` comes in four shapes: new, old, FastAPI's list, and bare words (elevenlabs.md §9.1). */
function codeIn(text: string): string | null {
  const parsed = Body.safeParse(json(text));
  if (!parsed.success || typeof parsed.data.detail === 'string') return null;
  const { detail } = parsed.data;
  if (!Array.isArray(detail)) return detail.code ?? detail.status ?? detail.type ?? null;
  const [first] = detail;
  return first ? [first.type, ...first.loc.filter((step) => typeof step === 'string')].join(':') : null;
}

/** A key without a scope is refused with 401 or 403, and no credit with 401 by older parts (elevenlabs.md §9.1). */
export const readElevenLabsRefusal: ReadRefusal = (status, text) => {
  const code = codeIn(text);
  if (status === 401 && /permission|feature|scope/.test(code ?? '')) return { kind: 'not_allowed', code };
  if (status < 404 && /quota_exceeded|insufficient_credits/.test(code ?? '')) return { kind: 'no_credit', code };
  return { kind: kindByStatus(status), code: code ?? String(status) };
};

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

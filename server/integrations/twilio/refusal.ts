import { z } from 'zod';

import type { FaultKind } from '../../domain/providers/fault.ts';
import { kindByStatus } from '../http/kind-by-status.ts';
import type { ReadRefusal } from '../http/transport.ts';

const Body = z.object({ code: z.union([z.number(), z.string()]) });

/** Twilio's own numbers say more than the status (twilio.md §5–6). */
const byCode: Readonly<Record<string, FaultKind>> = {
  20003: 'key_refused',
  20005: 'not_allowed',
  20006: 'not_allowed',
  20008: 'not_allowed',
  20404: 'not_found',
  20429: 'rate_limited',
  // Texts of a number wait in a queue there, and it is full: told with 400, and over in a while.
  21611: 'rate_limited',
};

/** Both families of Twilio's errors have their number in `code`, whatever else is in them. */
export const readTwilioRefusal: ReadRefusal = (status, text) => {
  const code = codeIn(text);
  const kind = byCode[code ?? ''] ?? kindByStatus(status);
  return { kind, code: code ?? String(status) };
};

function codeIn(text: string): string | null {
  try {
    const parsed = Body.safeParse(JSON.parse(text));
    return parsed.success ? String(parsed.data.code) : null;
  } catch {
    return null;
  }
}

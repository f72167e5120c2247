import type { z } from 'zod';

import type { MakeFault } from './fault-maker.ts';
import type { Answered, Asked } from './wire.ts';

/** A body of JSON. What is undefined is left out, as a provider would read null for it. */
export function jsonBody(value: unknown): NonNullable<Asked['body']> {
  return { type: 'application/json', text: JSON.stringify(value) };
}

/** Reads answers by a schema: whatever is no JSON, or lacks what is needed, is odd. */
export function readJson<T>(schema: z.ZodType<T>, fault: MakeFault): (answer: Answered) => T {
  return ({ text }) => {
    const parsed = schema.safeParse(parse(text, fault));
    if (parsed.success) return parsed.data;
    throw fault('odd');
  };
}

/** Of an answer that tells nothing we need: it is JSON or empty, so not some other program's page. */
export function readDone(fault: MakeFault): (answer: Answered) => void {
  return ({ text }) => void (text.trim() === '' || parse(text, fault));
}

function parse(text: string, fault: MakeFault): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw fault('odd');
  }
}

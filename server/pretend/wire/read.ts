import type { IncomingMessage } from 'node:http';

export async function readAll(req: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(Buffer.from(part as Uint8Array));
  return Buffer.concat(parts).toString('utf8');
}

/** JSON, or a form's fields: a field that is given several times is a list. */
export function bodyOf(type: string | undefined, text: string): unknown {
  if (text === '') return undefined;
  if (type?.startsWith('application/x-www-form-urlencoded')) return formOf(text);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function formOf(text: string): Record<string, string | string[]> {
  const given = new URLSearchParams(text);
  const fields = [...new Set(given.keys())].map((name) => {
    const values = given.getAll(name);
    return [name, values.length > 1 ? values : (values[0] ?? '')] as const;
  });
  return Object.fromEntries(fields);
}

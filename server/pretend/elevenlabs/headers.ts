import type { Account } from './account.ts';
import { isJson, textAt, type Json } from './json.ts';
import { rendered } from './required.ts';

/** Headers with their secrets and variables filled in. */
export function resolved(account: Account, headers: Json, variables: Json): Record<string, string> {
  const filled = Object.entries(headers).map(([name, value]) => {
    if (!isJson(value)) return [name, String(value)] as const;
    const secret = account.state.secrets.get(textAt(value, 'secret_id'));
    return [name, secret?.value ?? rendered(`{{${textAt(value, 'variable_name')}}}`, variables)] as const;
  });
  return Object.fromEntries(filled);
}

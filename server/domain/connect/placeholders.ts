import type { Business } from '#contract/businesses.ts';

import type { VariableValue } from '../answer-body.ts';

/**
 * Every variable that an arriving call is answered with, with a value for tests in the provider's own dashboard, where
 * we are not asked (elevenlabs.md §1.5). On a call they are always ours.
 */
export function placeholdersOf({ id, name, variables }: Pick<Business, 'id' | 'name' | 'variables'>) {
  const ours: Record<string, VariableValue> = {
    ...Object.fromEntries(Object.entries(variables).filter(([variable]) => !/^(?:secret|system)__/.test(variable))),
    business_name: name,
    tenant_id: id,
    tenant_name: name,
    caller_name: 'there',
    caller_memory: 'Nothing is known about this caller yet.',
    is_returning_caller: false,
    last_call_summary: 'none',
    greeting: `Hello, thank you for calling ${name}. How can I help you?`,
    today: 'today',
    weekday: 'Monday',
    open_now: 'unknown',
    is_open_now: 'unknown',
    next_opening: 'unknown',
    business_hours_summary: 'opening hours not on file',
    services_summary: 'no services on file',
    caller_language: 'en',
    call_ref: 'test',
  };
  return ours;
}

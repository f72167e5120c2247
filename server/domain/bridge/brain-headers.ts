/** The header that carries the secret we share with the Speech Engine, on top of its own token. */
export const BRAIN_SECRET_HEADER = 'x-api-key';

/**
 * What an engine is asked to tell when it opens the brain's socket: a header, and the variable of the conversation that
 * fills it. Both say which call it is, neither says who calls: that is known from our own row of the call (0240). Every
 * name here must be among the variables of a bridged conversation, else its start fails.
 */
export const BRAIN_HEADERS = {
  'x-call-ref': 'call_ref',
  'x-conversation-id': 'system__conversation_id',
} as const;

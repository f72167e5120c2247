import { ModelFault } from '../../domain/model/chat-model.ts';
import { statusOf } from './client.ts';

type Seen = { isLate: boolean; hasBegun: boolean };

/** Why there is no answer, of whatever a client threw, without a word of the server's. */
export function toFault(error: unknown, { isLate, hasBegun }: Seen): ModelFault {
  // A client that was told to end does so in many ways.
  if (isLate) return new ModelFault('slow');
  if (error instanceof ModelFault) return error;
  if (error instanceof SyntaxError) return new ModelFault('unreadable');
  if (hasBegun) return new ModelFault('cut');
  const status = statusOf(error);
  return new ModelFault(status === null ? kindOfSilence(error) : kindOf(status));
}

export function kindOf(status: number): ModelFault['kind'] {
  if (status === 429 || status === 503) return 'busy';
  if (status === 408 || status === 504) return 'slow';
  return status >= 500 ? 'away' : 'refused';
}

/** The client gives up by itself on a server that does not begin to answer. */
function kindOfSilence(error: unknown): ModelFault['kind'] {
  return error instanceof Error && error.constructor.name === 'APIConnectionTimeoutError' ? 'slow' : 'away';
}

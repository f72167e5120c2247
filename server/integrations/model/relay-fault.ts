import type { RelayProblem } from '../../domain/model/model-relay.ts';

type Told = { status: number; message: string };

/** None of them is 4xx: nothing is wrong with the request, and ElevenLabs may ask its next model. */
const TOLD: Readonly<Record<RelayProblem, Told>> = {
  away: { status: 502, message: 'The model cannot be reached.' },
  slow: { status: 504, message: 'The model did not answer in time.' },
  busy: { status: 503, message: 'The model has too much to do.' },
  refused: { status: 502, message: 'The model’s server refused the request.' },
  cut: { status: 502, message: 'The model’s answer broke off.' },
  unreadable: { status: 502, message: 'The model’s answer cannot be read.' },
  crowded: { status: 503, message: 'Too many answers are being given at once.' },
  'no model': { status: 503, message: 'No model is set up.' },
};

/** An error as OpenAI would put it, in words of ours: what a model's server says may quote the caller. */
export function relayFault(problem: RelayProblem): { status: number; body: object } {
  const { status, message } = TOLD[problem];
  const code = `model_${problem.replace(' ', '_')}`;
  return { status, body: { error: { message, type: 'server_error', param: null, code } } };
}

/** The same in the middle of a stream. */
export function faultEvent(problem: RelayProblem): Uint8Array {
  return Buffer.from(`data: ${JSON.stringify(relayFault(problem).body)}\n\n`);
}

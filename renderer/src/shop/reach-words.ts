import type { Reachability } from '#contract/today.ts';
import { useSaid } from '../texts/said.ts';

type Words = Readonly<Record<Exclude<Reachability['reason'], 'tunnel-starting'>, string>>;

/** Why calls get through to this computer or not; of the way itself, what the way has to say. */
export function useReachWords(words: Words): (reachability: Reachability) => string {
  const said = useSaid();
  return ({ reason, told }) =>
    [reason === 'tunnel-starting' ? '' : words[reason], told ? said(told) : ''].filter(Boolean).join(' ');
}

import { useCommandMutation } from '../../client/use-command.ts';
import { ReplaySection } from '../../shop/replay-section.tsx';

/** The call's ring, answered again with today's memory. */
export function Replay({ id }: { id: string }) {
  // A question and no change; as a mutation it is asked anew at every press instead of being kept.
  const { mutate, data, error, isPending } = useCommandMutation('calls.replay');
  return <ReplaySection data={data} error={error} isPending={isPending} onAsk={() => mutate({ id })} />;
}

import type { CallDetail } from '#contract/calls.ts';
import { AppError } from '#contract/errors.ts';
import { useCommandQuery } from '../../client/use-command.ts';
import { LiveDeeds } from '../../shop/live/live-deeds.tsx';
import { LiveTalk } from '../../shop/live/live-talk.tsx';
import { callsTexts } from '../../texts/calls.ts';
import { useTexts } from '../../texts/language.tsx';
import { Answer } from '../../ui/answer.tsx';
import { RecordPage } from '../../ui/record-page.tsx';
import { EmptyState, LoadingState } from '../../ui/states.tsx';
import { AssignCaller } from './assign-caller.tsx';
import { CallFacts } from './call-facts.tsx';
import classes from './call-page.module.css';
import { DeleteCall } from './delete-call.tsx';
import { CallOutcome } from './call-outcome.tsx';
import { CollectedValues } from './collected-values.tsx';
import { Evaluations } from './evaluations.tsx';
import { Recording } from './recording.tsx';
import { Replay } from './replay.tsx';
import { SentOut } from './sent-out.tsx';
import { TimingPassport } from './timing-passport.tsx';
import { Transcript } from './transcript.tsx';
import { Why } from './why.tsx';

/** One call: how it went first, then what was said, and beside it why the agent said what it did. */
export function CallPage({ id }: { id: string }) {
  const t = useTexts(callsTexts);
  const answer = useCommandQuery('calls.get', { id });
  const isGone = answer.error instanceof AppError && answer.error.code === 'not_found';
  // What was forgotten with its caller must not stay on the screen as a last known answer.
  const call = isGone ? undefined : answer.data;
  return (
    <RecordPage
      back={{ href: '/calls', text: t.page.all }}
      title={call ? (call.title ?? call.callerName ?? t.somebody) : t.page.call}
      {...(call && { lead: <CallOutcome call={call} />, actions: <Deeds call={call} /> })}
    >
      {isGone ? <EmptyState title={t.page.gone} /> : <Answer of={answer}>{(data) => <Known call={data} />}</Answer>}
    </RecordPage>
  );
}

function Deeds({ call }: { call: CallDetail }) {
  const { somebody } = useTexts(callsTexts);
  return (
    <>
      {call.status === 'live' && !call.rehearsal && <LiveDeeds id={call.id} name={call.callerName ?? somebody} />}
      <AssignCaller call={call} />
      <DeleteCall call={call} />
    </>
  );
}

/** What was said: as the report of the call has it, and until it is there, as it was heard on the way. */
function Spoken({ call }: { call: CallDetail }) {
  const { somebody } = useTexts(callsTexts);
  const reported = <Transcript turns={call.turns} isLive={call.status === 'live'} />;
  if (call.turns.length > 0) return reported;
  const { id, callerName } = call;
  return (
    <LiveTalk
      {...{ id, name: callerName ?? somebody, heading: 'h2', otherwise: reported }}
      waiting={<LoadingState lines={2} />}
    />
  );
}

function Known({ call }: { call: CallDetail }) {
  return (
    <>
      <CallFacts call={call} />
      {!call.rehearsal && <Recording call={call} />}
      <div className={classes['columns']}>
        <Spoken call={call} />
        <div className={classes['why']}>
          <Why call={call} />
          <Replay id={call.id} />
        </div>
        <div className={classes['rest']}>
          <CollectedValues values={call.collected} />
          <Evaluations evaluations={call.evaluation} />
          <TimingPassport timing={call.timing} />
          <SentOut sentOut={call.sentOut} business={call.businessId} />
        </div>
      </div>
    </>
  );
}

import { AppError } from '#contract/errors.ts';
import type { RequestDetail } from '#contract/requests.ts';
import { useCommandMutation, useCommandQuery } from '../../client/use-command.ts';
import { ReplaySection } from '../../shop/replay-section.tsx';
import { useTexts } from '../../texts/language.tsx';
import { requestsTexts } from '../../texts/requests.ts';
import { Answer } from '../../ui/answer.tsx';
import { RecordPage } from '../../ui/record-page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { StatusDot } from '../../ui/status-dot.tsx';
import { RequestBodies } from './request-bodies.tsx';
import { RequestFacts } from './request-facts.tsx';
import classes from './request-page.module.css';
import { routeName, toneOf } from './request-words.ts';

/** An address that names no delivery is as good as one that is no longer kept. */
const goneCodes: ReadonlySet<string> = new Set(['not_found', 'invalid_input']);

/** One delivery: what became of it first, then what came, what was answered, and what would be answered today. */
export function RequestPage({ id }: { id: string }) {
  const t = useTexts(requestsTexts);
  const answer = useCommandQuery('requests.get', { id });
  const isGone = answer.error instanceof AppError && goneCodes.has(answer.error.code);
  const request = isGone ? undefined : answer.data;
  return (
    <RecordPage
      back={{ href: '/requests', text: t.all }}
      title={request ? routeName(request.route, t) : t.request}
      {...(request && { lead: <Verdict request={request} /> })}
    >
      {isGone ? (
        <EmptyState title={t.gone}>{t.goneSentence}</EmptyState>
      ) : (
        <Answer of={answer}>{(data) => <Known request={data} />}</Answer>
      )}
    </RecordPage>
  );
}

function Verdict({ request: { reason } }: { request: RequestDetail }) {
  const t = useTexts(requestsTexts);
  return (
    <p className={classes['verdict']}>
      <StatusDot tone={toneOf(reason)} />
      {t.verdicts[reason]}
    </p>
  );
}

function Known({ request }: { request: RequestDetail }) {
  return (
    <>
      <RequestFacts request={request} />
      {request.replayable && <Replay id={request.id} />}
      <RequestBodies request={request} />
    </>
  );
}

function Replay({ id }: { id: string }) {
  // A question and no change; as a mutation it is asked anew at every press instead of being kept.
  const { mutate, data, error, isPending } = useCommandMutation('requests.replay');
  return <ReplaySection data={data} error={error} isPending={isPending} onAsk={() => mutate({ id })} />;
}

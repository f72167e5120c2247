import type { ReactNode } from 'react';

import type { CallerDetail } from '#contract/callers.ts';
import { AppError } from '#contract/errors.ts';
import { useCommandQuery } from '../../client/use-command.ts';
import { NoteList } from '../../shop/note-list.tsx';
import { callersTexts } from '../../texts/callers.ts';
import { useTexts } from '../../texts/language.tsx';
import { Answer } from '../../ui/answer.tsx';
import { BackLink } from '../../ui/back-link.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import { BlockedBanner } from './blocked-banner.tsx';
import { CallerAppointments } from './caller-appointments.tsx';
import { CallerCalls } from './caller-calls.tsx';
import { CallerConsent } from './caller-consent.tsx';
import { CallerFacts } from './caller-facts.tsx';
import { CallerLead } from './caller-lead.tsx';
import classes from './caller-page.module.css';
import { CallerTasks } from './caller-tasks.tsx';
import { sortedFacts } from './fact-groups.ts';
import { PendingFacts } from './pending-facts.tsx';
import { SetRight } from './set-right.tsx';

/** One caller: who they are, what is remembered, and everything the owner can set right. */
export function CallerPage({ id }: { id: string }) {
  const t = useTexts(callersTexts);
  const answer = useCommandQuery('callers.get', { id });
  // Somebody who is gone must not stay on the screen as a last known answer.
  if (isGone(answer.error)) return <GonePage />;
  if (answer.data === undefined)
    return (
      <Whole>
        <Page title={t.page.caller}>
          <Answer of={answer}>{() => null}</Answer>
        </Page>
      </Whole>
    );
  return (
    <Whole>
      <KnownCaller caller={answer.data} />
    </Whole>
  );
}

function KnownCaller({ caller }: { caller: CallerDetail }) {
  const t = useTexts(callersTexts);
  const { id, businessId: business } = caller;
  const sorted = sortedFacts(caller.facts);
  const main = useKeptFocus<HTMLDivElement>();
  return (
    <Page title={caller.name ?? t.unnamed} lead={<CallerLead caller={caller} />}>
      {caller.blocked && <BlockedBanner caller={caller} />}
      <div className={classes['columns']}>
        <div ref={main} tabIndex={-1} className={classes['main']}>
          <PendingFacts
            {...{ callerId: id, business, facts: sorted.pending }}
            told={sorted.groups.flatMap(({ facts }) => facts)}
          />
          <CallerFacts caller={caller} sorted={sorted} />
        </div>
        <div className={classes['side']}>
          <CallerConsent id={caller.id} business={business} />
          <CallerAppointments callerId={id} business={business} />
          <CallerTasks tasks={caller.tasks} business={business} />
          <NoteList {...t.notes} notes={caller.notes} aim={{ callerId: id }} business={business} />
          <CallerCalls calls={caller.recentCalls} />
        </div>
      </div>
      <SetRight caller={caller} />
    </Page>
  );
}

/** Stands the same while somebody is looked up and when they are found, so that nothing jumps. */
function Whole({ children }: { children: ReactNode }) {
  return (
    <div className={classes['whole']}>
      <ToAll />
      {children}
    </div>
  );
}

function GonePage() {
  const t = useTexts(callersTexts);
  return (
    <Page title={t.title}>
      <EmptyState title={t.page.gone} action={<ToAll />}>
        {t.page.goneWords}
      </EmptyState>
    </Page>
  );
}

function ToAll() {
  const t = useTexts(callersTexts);
  return <BackLink href="/callers">{t.back}</BackLink>;
}

/** An address that names nobody is as good as one whose caller was forgotten. */
function isGone(error: Error | null): boolean {
  return error instanceof AppError && (error.code === 'not_found' || error.code === 'invalid_input');
}

import { QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import type { AccessState } from '#contract/access.ts';
import type { LinkState } from '#contract/client.ts';
import { forgetTypedOfGone } from '../client/caller-drafts.ts';
import { useClient } from '../client/client-context.tsx';
import { LiveEvents } from '../client/live-events.tsx';
import { createQueryClient } from '../client/query-client.ts';
import { useCommandQuery } from '../client/use-command.ts';
import { useIdleLock } from '../client/use-idle-lock.ts';
import { LoadingState } from '../ui/states.tsx';
import classes from './alone.module.css';
import { Frame } from './frame.tsx';
import { Late, latePage } from './late-page.tsx';
import { LinkBanner } from './link-banner.tsx';
import { Preferences } from './preferences.tsx';

const staff = latePage(() => import('../features/staff/staff-page.tsx').then((file) => file.StaffPage));

/**
 * The whole window for the owner, the front desk’s for staff. What the owner looked at is gone from this tab with the
 * lock; what was typed is kept for them.
 */
export function Gate({ link }: { link: LinkState | null }) {
  const { data: access, isPending, refetch } = useCommandQuery('access.get', {});
  const isStaff = access?.role === 'staff';
  useEmptied(isStaff);
  const onChange = (): void => void refetch();
  if (isPending) {
    return (
      <div className={classes['alone']}>
        <LoadingState />
      </div>
    );
  }
  if (isStaff) return <Staff link={link} access={access} onChange={onChange} />;
  return (
    <>
      <Frame link={link} />
      {access?.hasPin && <IdleLock minutes={access.idleMinutes} onLocked={onChange} />}
    </>
  );
}

function IdleLock({ minutes, onLocked }: { minutes: number; onLocked: () => void }) {
  useIdleLock(minutes, onLocked);
  return null;
}

/** With a cache of its own: what was masked for staff is never shown to the owner, nor the other way round. */
function Staff({ link, ...given }: { link: LinkState | null; access: AccessState; onChange: () => void }) {
  const [cache] = useState(createQueryClient);
  return (
    <QueryClientProvider client={cache}>
      <LiveEvents link={link} />
      <LinkBanner link={link} />
      <Late page={staff} given={{ ...given, aside: <Preferences /> }} />
    </QueryClientProvider>
  );
}

function useEmptied(isStaff: boolean): void {
  const cache = useQueryClient();
  const client = useClient();
  useEffect(() => {
    if (!isStaff) return;
    cache.removeQueries({ predicate: ({ queryKey: [name] }) => name !== 'access.get' && name !== 'draft' });
    cache.getMutationCache().clear();
    // While it was locked, this window could not ask who was forgotten meanwhile.
    return () => void forgetTypedOfGone(cache, client);
  }, [isStaff, cache, client]);
}

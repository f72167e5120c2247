import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import type { DoctorReport } from '#contract/doctor.ts';
import { useCommandMutation, useCommandQuery } from '../../client/use-command.ts';
import { useDeed } from '../../shop/use-deed.ts';
import { doctorTexts } from '../../texts/doctor.ts';
import { useTexts } from '../../texts/language.tsx';

/** What was found, and the way to mend one thing of it; `mending` is the one that is being mended. */
export function useReport() {
  const t = useTexts(doctorTexts);
  const cache = useQueryClient();
  const answer = useCommandQuery('doctor.run', {});
  const { mutateAsync } = useCommandMutation('doctor.fix', { refreshes: ['status.get', 'today.get'] });
  const { run, isBusy } = useDeed();
  const [mending, setMending] = useState<string | null>(null);

  async function mend(id: string): Promise<void> {
    setMending(id);
    await run({
      act: async () => {
        const report = await mutateAsync({ id });
        cache.setQueryData<DoctorReport>(['doctor.run', {}], report);
        return report;
      },
      done: (report) => (isStillSo(report, id) ? t.notFixed : t.fixed),
    });
    setMending(null);
  }

  return { answer, mend, mending: isBusy ? mending : null };
}

function isStillSo({ checks }: DoctorReport, id: string): boolean {
  return checks.some((check) => check.id === id && check.fix !== null);
}

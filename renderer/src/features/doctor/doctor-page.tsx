import { Button } from '@mantine/core';

import type { DoctorReport } from '#contract/doctor.ts';
import { ShopWhen } from '../../shop/shop-when.tsx';
import { doctorTexts } from '../../texts/doctor.ts';
import { useTexts } from '../../texts/language.tsx';
import { Answer } from '../../ui/answer.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { groupsOf } from './check-groups.ts';
import { CheckRow } from './check-row.tsx';
import classes from './doctor-page.module.css';
import { SupportFile } from './support-file.tsx';
import { useReport } from './use-report.ts';

/** What works and what does not, worst first, with a button where it can be set right. */
export function DoctorPage() {
  const t = useTexts(doctorTexts);
  const { answer, mend, mending } = useReport();
  const again = (
    <Button variant="default" loading={answer.isFetching} onClick={() => void answer.refetch()}>
      {t.again}
    </Button>
  );
  return (
    <Page title={t.title} lead={t.lead} actions={again}>
      {answer.isPending && <p className={classes['quiet']}>{t.looking}</p>}
      <Answer of={answer} lines={8}>
        {(report) => (
          <>
            <Summary report={report} />
            {groupsOf(report.checks).map(([group, checks]) => (
              <Section key={group} title={t.groups[group]} look="card">
                <ul className={classes['rows']}>
                  {checks.map((check) => (
                    <CheckRow key={check.id} check={check} mending={mending} onMend={(id) => void mend(id)} />
                  ))}
                </ul>
              </Section>
            ))}
            <SupportFile />
          </>
        )}
      </Answer>
    </Page>
  );
}

function Summary({ report: { worst, at } }: { report: DoctorReport }) {
  const t = useTexts(doctorTexts);
  return (
    <p role="status" className={classes['summary']}>
      <strong>{t.worst[worst]}</strong>{' '}
      <span className={classes['quiet']}>
        {t.looked} <ShopWhen at={at} style="ago" />
      </span>
    </p>
  );
}

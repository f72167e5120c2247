import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';

import type { CommandOutput } from '#contract/commands.ts';
import type { Finding } from '#contract/connect.ts';
import { useClient } from '../../client/client-context.tsx';
import { useCommandQuery } from '../../client/use-command.ts';
import { ShopWhen } from '../../shop/shop-when.tsx';
import { useDeed } from '../../shop/use-deed.ts';
import { useTexts } from '../../texts/language.tsx';
import { useSaid } from '../../texts/said.ts';
import { setupCallTexts } from '../../texts/setup-call.ts';
import { Answer } from '../../ui/answer.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusDot } from '../../ui/status-dot.tsx';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import classes from './findings.module.css';

const tones = { error: 'bad', warning: 'warn', note: 'quiet' } as const;

/** What at the providers breaks calls or soon will, each with its remedy where there is one. */
export function Findings({ business }: { business: string }) {
  const t = useTexts(setupCallTexts).findings;
  const answer = useCommandQuery('connect.findings', { business });
  const { look, fix, isBusy } = useFindings(business);
  const whole = useKeptFocus<HTMLDivElement>();
  return (
    <Section
      title={t.title}
      aside={
        <Button variant="default" loading={isBusy} onClick={look}>
          {t.look}
        </Button>
      }
    >
      <Answer of={answer} lines={2}>
        {({ findings, checkedAt }) => (
          <div ref={whole} tabIndex={-1} className={classes['all']}>
            {checkedAt === null ? (
              <p className={classes['quiet']}>{t.notYet}</p>
            ) : (
              <p className={classes['quiet']}>
                {findings.length === 0 && `${t.none} `}
                {`${t.checked}: `}
                <ShopWhen at={checkedAt} style="ago" />
              </p>
            )}
            {findings.length > 0 && (
              <ul className={classes['list']}>
                {findings.map((finding) => (
                  <Row key={finding.id} finding={finding} isBusy={isBusy} onFix={() => fix(finding)} />
                ))}
              </ul>
            )}
          </div>
        )}
      </Answer>
    </Section>
  );
}

function Row({ finding, isBusy, onFix }: { finding: Finding; isBusy: boolean; onFix: () => void }) {
  const t = useTexts(setupCallTexts).findings;
  const said = useSaid();
  const { severity, told, fix } = finding;
  return (
    <li className={classes['row']}>
      <p className={classes['told']}>
        <StatusDot tone={tones[severity]} />
        <span>
          <strong>{`${t.severities[severity]}: `}</strong>
          {said(told)}
        </span>
      </p>
      {fix && (
        <Button
          size="sm"
          variant="default"
          disabled={isBusy}
          aria-label={`${said(fix)}: ${said(told)}`}
          onClick={onFix}
        >
          {said(fix)}
        </Button>
      )}
    </li>
  );
}

/** Both ways to a new list of findings: looking again, and mending one. */
function useFindings(business: string) {
  const t = useTexts(setupCallTexts).findings;
  const client = useClient();
  const cache = useQueryClient();
  const { run, isBusy } = useDeed();
  const isFound = (found: CommandOutput<'connect.findings'>): void =>
    void cache.setQueryData(['connect.findings', { business }], found);

  return {
    isBusy,
    look: () => void run({ act: async () => isFound(await client.call('connect.findings', { business, now: true })) }),
    fix: ({ id }: Finding) =>
      void run({ act: async () => isFound(await client.call('connect.fix', { business, id })), done: t.fixed }),
  };
}

import { Button, Group } from '@mantine/core';
import type { Status } from '#contract/status.ts';
import { Link } from 'wouter';

import { firstRunTexts } from '../../texts/first-run.ts';
import { useTexts } from '../../texts/language.tsx';
import { Section } from '../../ui/section.tsx';
import { SetUpSteps } from './set-up-steps.tsx';

/** The way to the first real call: by the wizard, or by hand for whoever wires the agent alone. */
export function SetUp({ doors }: Pick<Status, 'doors'>) {
  const t = useTexts(firstRunTexts).begin;
  return (
    <Section title={t.title} look="card">
      <p>{t.wizard}</p>
      <Group>
        <Button component={Link} href="/setup">
          {t.connect}
        </Button>
      </Group>
      <details>
        <summary>{t.byHand}</summary>
        <SetUpSteps doors={doors} />
      </details>
    </Section>
  );
}

import { Button, Group } from '@mantine/core';
import { Link } from 'wouter';

import { firstRunTexts } from '../../texts/first-run.ts';
import { useTexts } from '../../texts/language.tsx';
import { Section } from '../../ui/section.tsx';

/** The way for whoever comes with the memory of another computer: before anything is set up that it would replace. */
export function MoveHere() {
  const t = useTexts(firstRunTexts).moving;
  return (
    <Section title={t.title} look="card">
      <p>{t.sentence}</p>
      <Group>
        <Button component={Link} variant="default" href="/settings/backup/restore">
          {t.action}
        </Button>
      </Group>
    </Section>
  );
}

import { useTexts } from '../../texts/language.tsx';
import { setupCallTexts } from '../../texts/setup-call.ts';
import { Section } from '../../ui/section.tsx';
import { RealCall } from './real-call.tsx';
import { RehearsedCall } from './rehearsed-call.tsx';
import classes from './setup.module.css';
import type { Setup } from './use-setup.ts';

/** Proof that it works: a call that is played through the registered addresses, or a real one. */
export function TestSection({ setup }: { setup: Setup }) {
  const t = useTexts(setupCallTexts).test;
  return (
    <Section title={t.title}>
      <div className={classes['cards']}>
        <RehearsedCall setup={setup} />
        <RealCall setup={setup} />
      </div>
    </Section>
  );
}

import { Button } from '@mantine/core';
import { useRef, type ReactNode } from 'react';
import { Link } from 'wouter';

import { useErrorWords } from '../../texts/error-words.ts';
import { useTexts } from '../../texts/language.tsx';
import { setupTexts } from '../../texts/setup.ts';
import { Section } from '../../ui/section.tsx';
import classes from './setup.module.css';
import { stepAddress, stepBefore, type WizardStep } from './wizard-steps.ts';

type Props = {
  business: string;
  step: WizardStep;
  title: string;
  lead: string;
  isBusy: boolean;
  /** Why it could not be kept: an error of the app, or our own sentence. */
  failure: Error | string | null;
  /** What it promises is waited for: only then is it known what is wrong. */
  onContinue: () => unknown;
  children: ReactNode;
};

/** One step: its fields, the way back, and Continue, which leads to the first thing that is wrong where something is. */
export function StepForm({ business, step, title, lead, isBusy, failure, onContinue, children }: Props) {
  const t = useTexts(setupTexts).steps;
  const words = useErrorWords();
  const form = useRef<HTMLFormElement>(null);
  const before = stepBefore(step);

  async function submit(): Promise<void> {
    await onContinue();
    // What is wrong is told with the next drawing.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  }

  return (
    <form
      ref={form}
      noValidate
      autoComplete="off"
      className={classes['step']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void submit();
      }}
    >
      <Section title={title}>
        <p className={classes['quiet']}>{lead}</p>
        {children}
      </Section>
      {failure !== null && (
        <p role="alert" className={classes['failure']}>
          {typeof failure === 'string' ? failure : words(failure)}
        </p>
      )}
      <div className={classes['deeds']}>
        {before !== null && (
          <Button component={Link} href={stepAddress(business, before)} variant="default">
            {t.back}
          </Button>
        )}
        <Button type="submit" loading={isBusy}>
          {t.next}
        </Button>
      </div>
    </form>
  );
}

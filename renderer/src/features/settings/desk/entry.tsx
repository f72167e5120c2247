import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';

import type { Part } from '../../../client/draft-merge.ts';
import type { Clash } from '../../../shop/form/changed-elsewhere.tsx';
import { useErrorWords } from '../../../texts/error-words.ts';
import { frontDeskTexts } from '../../../texts/front-desk.ts';
import { useTexts } from '../../../texts/language.tsx';
import { SaveBar } from '../save-bar.tsx';
import classes from './desk.module.css';
import { RemoveEntry, type Removing } from './remove-entry.tsx';
import type { EntryForm } from './use-entry.ts';

type Props<D> = {
  title: string;
  facts: readonly string[];
  form: EntryForm<D>;
  isBlocked: boolean;
  /** What a part is called, and what is saved of it by now, where both changed it. */
  clash: (part: Part<D>[0]) => Pick<Clash, 'label' | 'theirs'>;
  removing: Removing;
  children: ReactNode;
};

/** Something that is set up: its name and what matters of it, and all of it where it is opened. */
export function Entry<D extends object>({ title, facts, form, removing, children, ...bar }: Props<D>) {
  return (
    <details className={classes['entry']} open={form.edit.isUnsaved || undefined}>
      <summary className={classes['summary']}>
        <h3>{title}</h3>
        {facts.map((fact) => (
          <span key={fact} className={classes['quiet']}>
            {fact}
          </span>
        ))}
      </summary>
      <div className={classes['fields']}>
        {children}
        {!form.edit.isUnsaved && <RemoveEntry {...removing} name={title} />}
      </div>
      <EntryBar form={form} {...bar} />
    </details>
  );
}

type New<D> = Pick<Props<D>, 'form' | 'isBlocked' | 'children'> & { title: string; add: string };

/** The way to one more; open for as long as something of it is typed. */
export function NewEntry<D extends object>({ title, add, form, isBlocked, children }: New<D>) {
  const [isAsked, setAsked] = useState(false);
  if (!isAsked && !form.edit.isUnsaved)
    return (
      <Button variant="default" className={classes['start'] ?? ''} onClick={() => setAsked(true)}>
        {add}
      </Button>
    );
  const closing = { ...form, discard: () => (setAsked(false), form.discard()) };
  return (
    <section aria-label={title} className={classes['new']}>
      <h3>{title}</h3>
      <div className={classes['fields']}>{children}</div>
      <EntryBar form={closing} isBlocked={isBlocked} clash={(part) => ({ label: part, theirs: '' })} />
    </section>
  );
}

export function EntryBar<D extends object>({ form, isBlocked, clash }: Pick<Props<D>, 'form' | 'isBlocked' | 'clash'>) {
  const { edit, error, isBusy, save, discard } = form;
  const words = useErrorWords();
  return (
    <SaveBar
      isUnsaved={edit.isUnsaved}
      isBusy={isBusy}
      isBlocked={isBlocked}
      failure={error && words(error)}
      clashes={edit.clashes.map((part) => ({
        ...{ id: part[0], ...clash(part[0]), choose: (whose) => edit.choose(part, whose) },
      }))}
      onSave={save}
      onDiscard={discard}
    />
  );
}

/** Says on a summary whether something is offered; nothing where it is. */
export function useNotOffered(): (active: boolean) => string[] {
  const t = useTexts(frontDeskTexts);
  return (active) => (active ? [] : [t.inactive]);
}

import { Button, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';

import type { CommandOutput } from '#contract/commands.ts';
import type { Closure } from '#contract/front-desk.ts';
import { useCommandMutation } from '../../../client/use-command.ts';
import { useDraft } from '../../../client/use-draft.ts';
import { useDeed } from '../../../shop/use-deed.ts';
import { useShopZone } from '../../../shop/use-shops.ts';
import { frontDeskTexts } from '../../../texts/front-desk.ts';
import { useLanguage, useTexts } from '../../../texts/language.tsx';
import { calendarDay, dayIn } from '../../../texts/moments.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Section } from '../../../ui/section.tsx';
import { useNow } from '../../../ui/use-now.ts';
import classes from './desk.module.css';
import type { DeskProps } from './desk-props.ts';

const MINUTE_MS = 60_000;

type Added = CommandOutput<'closures.add'>;

/** Days on which nothing is offered, and closing tomorrow in one press. */
export function ClosuresSection({ business, desk }: DeskProps) {
  const t = useTexts(frontDeskTexts).closures;
  const daysOf = useDaysOf();
  const today = dayIn(useShopZone(business), useNow(MINUTE_MS));
  const [added, setAdded] = useState<Added | null>(null);
  const adding = useCommandMutation('closures.add', { refreshes: ['front-desk.get'] });
  const removing = useCommandMutation('closures.remove', { refreshes: ['front-desk.get'] });
  const { run, isBusy } = useDeed();
  const ahead = desk.closures.filter(({ to }) => to >= today);

  function close(days: { from: string; to?: string; note?: string }): Promise<boolean> {
    const act = async (): Promise<Added> => {
      const answer = await adding.mutateAsync({ business, ...days });
      setAdded(answer);
      return answer;
    };
    const undo = ({ closure }: Added): Promise<unknown> => removing.mutateAsync({ id: closure.id });
    return run({ act, done: ({ closure }) => t.added(daysOf(closure)), undo });
  }

  return (
    <Section title={t.title}>
      <p className={classes['quiet']}>{t.lead}</p>
      <div className={classes['line']}>
        <span>
          {(['today', 'tomorrow'] as const).map((from) => (
            <Button
              key={from}
              variant={from === 'tomorrow' ? 'filled' : 'subtle'}
              disabled={isBusy}
              onClick={() => void close({ from })}
            >
              {t[from]}
            </Button>
          ))}
        </span>
      </div>
      <Stay added={added} shown={ahead} />
      {ahead.length === 0 && <p className={classes['quiet']}>{t.none}</p>}
      <ul className={classes['list']}>
        {ahead.map((closure) => (
          <li key={closure.id} className={classes['line']}>
            <span>
              {daysOf(closure)} {closure.note !== '' && <span className={classes['quiet']}>{closure.note}</span>}
            </span>
            <IconButton
              icon={X}
              label={t.drop(daysOf(closure))}
              isBusy={isBusy}
              onClick={() =>
                void run({ act: () => removing.mutateAsync({ id: closure.id }), done: t.dropped(daysOf(closure)) })
              }
            />
          </li>
        ))}
      </ul>
      <MoreDays business={business} isBusy={isBusy} onClose={close} />
    </Section>
  );
}

/** Whose appointments lie on the days that were just closed: nobody is told anything by itself. */
function Stay({ added, shown }: { added: Added | null; shown: readonly Closure[] }) {
  const t = useTexts(frontDeskTexts).closures;
  const first = added?.appointments[0];
  if (!added || !first || !shown.some(({ id }) => id === added.closure.id)) return null;
  return (
    <p role="status">
      {t.stay(added.appointments.length)}{' '}
      <Link href={`/calendar?shop=${added.closure.businessId}&day=${added.closure.from}`}>{t.see}</Link>
    </p>
  );
}

type Typed = { from: string; to: string; note: string };
type MoreProps = {
  business: string;
  isBusy: boolean;
  onClose: (days: { from: string; to?: string; note: string }) => Promise<boolean>;
};

function MoreDays({ business, isBusy, onClose }: MoreProps) {
  const t = useTexts(frontDeskTexts).closures;
  const { draft, keep } = useDraft<Typed>(`closure.${business}`);
  const { from, to, note } = draft ?? { from: '', to: '', note: '' };
  const type = (part: Partial<Typed>): void => keep({ from, to, note, ...part });
  const isBad = from !== '' && to !== '' && to < from;
  return (
    <form
      className={classes['row']}
      onSubmit={(event) => {
        event.preventDefault();
        const days = { from, ...(to !== '' && { to }), note: note.trim() };
        void onClose(days).then((isDone) => isDone && keep(null));
      }}
    >
      <TextInput
        type="date"
        label={t.from}
        value={from}
        onChange={({ currentTarget }) => type({ from: currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t.to}
        description={t.toHelp}
        value={to}
        error={isBad ? t.badRange : undefined}
        onChange={({ currentTarget }) => type({ to: currentTarget.value })}
      />
      <TextInput
        label={t.note}
        maxLength={120}
        autoComplete="off"
        value={note}
        onChange={({ currentTarget }) => type({ note: currentTarget.value })}
      />
      <Button type="submit" variant="default" disabled={from === '' || isBad || isBusy}>
        {t.add}
      </Button>
    </form>
  );
}

function useDaysOf(): (closure: Pick<Closure, 'from' | 'to'>) => string {
  const t = useTexts(frontDeskTexts).closures;
  const { language } = useLanguage();
  return ({ from, to }) =>
    from === to ? calendarDay(language, from) : t.span(calendarDay(language, from), calendarDay(language, to));
}

import { NativeSelect, TextInput } from '@mantine/core';

import type { BookingRules } from '#contract/front-desk.ts';
import type { Part } from '../../../client/draft-merge.ts';
import { frontDeskTexts } from '../../../texts/front-desk.ts';
import { useTexts } from '../../../texts/language.tsx';
import { Section } from '../../../ui/section.tsx';
import classes from './desk.module.css';
import type { DeskProps } from './desk-props.ts';
import { EntryBar } from './entry.tsx';
import { hoursToMinutes, minutesToHours } from './figures.ts';
import { useEntry } from './use-entry.ts';

const steps = ['5', '10', '15', '20', '30', '60'] as const;
type Step = (typeof steps)[number];
type RulesDraft = { step: Step; noticeHours: string };

const parts: readonly Part<RulesDraft>[] = [['step'], ['noticeHours']];

/** How times are offered, and until when a caller may change their mind. */
export function RulesForm({ business, desk: { rules } }: DeskProps) {
  const texts = useTexts(frontDeskTexts);
  const t = texts.rules;
  const saved = toDraft(rules);
  const form = useEntry({
    ...{ name: `booking-rules.${business}`, saved, parts, command: 'booking-rules.save' },
    toInput: (draft) => ({ business, rules: toRules(draft) }),
    toDraft,
  });
  const { step, noticeHours } = form.edit.value;
  const isBad = hoursToMinutes(noticeHours, 720) === undefined;
  const labels = { step: t.step, noticeHours: t.notice };
  return (
    <Section title={t.title}>
      <div className={classes['row']}>
        <NativeSelect
          label={t.step}
          value={step}
          data={steps.map((value) => ({ value, label: t.steps(Number(value)) }))}
          onChange={({ currentTarget }) => {
            const chosen = steps.find((value) => value === currentTarget.value);
            if (chosen) form.change({ step: chosen });
          }}
        />
        <TextInput
          label={t.notice}
          description={t.noticeHelp}
          inputMode="decimal"
          maxLength={6}
          value={noticeHours}
          error={isBad ? texts.faults.notice : undefined}
          onChange={({ currentTarget }) => form.change({ noticeHours: currentTarget.value })}
        />
      </div>
      <EntryBar form={form} isBlocked={isBad} clash={(part) => ({ label: labels[part], theirs: saved[part] })} />
    </Section>
  );
}

function toDraft({ stepMin, changeNoticeMin }: BookingRules): RulesDraft {
  return {
    step: steps.find((step) => Number(step) === stepMin) ?? '15',
    noticeHours: minutesToHours(changeNoticeMin),
  };
}

function toRules({ step, noticeHours }: RulesDraft): BookingRules {
  return { stepMin: Number(step), changeNoticeMin: hoursToMinutes(noticeHours, 720) ?? 0 };
}

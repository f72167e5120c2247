import { Checkbox, NativeSelect } from '@mantine/core';

import type { Holiday, HolidaySetting } from '#contract/front-desk.ts';
import type { Part } from '../../../client/draft-merge.ts';
import { useCommandQuery } from '../../../client/use-command.ts';
import { frontDeskTexts } from '../../../texts/front-desk.ts';
import { useLanguage, useTexts } from '../../../texts/language.tsx';
import { calendarDay } from '../../../texts/moments.ts';
import { FirstFew } from '../../../ui/first-few.tsx';
import { Section } from '../../../ui/section.tsx';
import classes from './desk.module.css';
import type { DeskProps } from './desk-props.ts';
import { EntryBar } from './entry.tsx';
import { useEntry } from './use-entry.ts';

const FEW = 15;
// Holidays that are worked on are those of the place.
const parts: readonly Part<HolidaySetting>[] = [['country', 'region', 'worked']];

/** Which public holidays the shop keeps. */
export function HolidaysForm({ business, desk }: DeskProps) {
  const t = useTexts(frontDeskTexts).holidays;
  const saved = desk.holidaySetting;
  const form = useEntry({
    ...{ name: `holidays.${business}`, saved, parts, command: 'holidays.save' },
    toInput: (setting) => ({ business, setting }),
    toDraft: (_, sent) => sent,
  });
  const { value } = form.edit;
  const isThere = value.country === saved.country && value.region === saved.region;
  return (
    <Section title={t.title}>
      <p className={classes['quiet']}>{t.lead}</p>
      <Places setting={value} onChange={form.change} />
      {value.country !== null && !isThere && <p className={classes['quiet']}>{t.saveFirst}</p>}
      {value.country !== null && isThere && (
        <Worked holidays={desk.holidays} worked={value.worked} onChange={(worked) => form.change({ worked })} />
      )}
      <EntryBar
        form={form}
        isBlocked={false}
        clash={() => ({ label: t.title, theirs: [saved.country, saved.region].filter(Boolean).join(' ') })}
      />
    </Section>
  );
}

type PlacesProps = { setting: HolidaySetting; onChange: (part: Partial<HolidaySetting>) => void };

function Places({ setting: { country, region }, onChange }: PlacesProps) {
  const t = useTexts(frontDeskTexts).holidays;
  const { language } = useLanguage();
  const input = { language, ...(country !== null && { country }) };
  const { data } = useCommandQuery('holidays.places', input, { keepPrevious: true });
  const regions = country === null ? [] : (data?.regions ?? []);
  return (
    <div className={classes['row']}>
      <NativeSelect
        label={t.country}
        value={country ?? ''}
        data={[
          { value: '', label: t.noCountry },
          ...withChosen(data?.countries ?? [], country).map(({ code, name }) => ({ value: code, label: name })),
        ]}
        onChange={({ currentTarget: { value } }) =>
          onChange({ country: value === '' ? null : value, region: null, worked: [] })
        }
      />
      {regions.length > 0 && (
        <NativeSelect
          label={t.region}
          value={region ?? ''}
          data={[
            { value: '', label: t.noRegion },
            ...withChosen(regions, region).map(({ code, name }) => ({ value: code, label: name })),
          ]}
          onChange={({ currentTarget: { value } }) => onChange({ region: value === '' ? null : value, worked: [] })}
        />
      )}
    </div>
  );
}

/** What is chosen can be seen before the list has come, and where the list no longer has it. */
function withChosen(places: readonly { code: string; name: string }[], chosen: string | null) {
  if (chosen === null || places.some(({ code }) => code === chosen)) return places;
  return [{ code: chosen, name: chosen }, ...places];
}

type WorkedProps = { holidays: readonly Holiday[]; worked: readonly string[]; onChange: (worked: string[]) => void };

/** Each holiday once, by the day it comes next. */
function Worked({ holidays, worked, onChange }: WorkedProps) {
  const t = useTexts(frontDeskTexts).holidays;
  const { language } = useLanguage();
  const next = holidays.filter(({ rule }, at) => holidays.findIndex((other) => other.rule === rule) === at);
  if (next.length === 0) return <p className={classes['quiet']}>{t.none}</p>;
  return (
    <fieldset className={classes['group']}>
      <legend>{t.next}</legend>
      <FirstFew items={next} few={FEW} all={t.all}>
        {(shown) => (
          <ul className={classes['list']}>
            {shown.map(({ day, name, rule }) => (
              <li key={rule} className={classes['line']}>
                <span>
                  {name} <span className={classes['quiet']}>{calendarDay(language, day)}</span>
                </span>
                <Checkbox
                  label={t.work}
                  aria-label={t.works(name, calendarDay(language, day))}
                  checked={worked.includes(rule)}
                  onChange={({ currentTarget }) =>
                    onChange(currentTarget.checked ? [...worked, rule] : worked.filter((other) => other !== rule))
                  }
                />
              </li>
            ))}
          </ul>
        )}
      </FirstFew>
    </fieldset>
  );
}

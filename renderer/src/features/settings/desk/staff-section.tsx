import type { StaffMember } from '#contract/front-desk.ts';
import { useShops } from '../../../shop/use-shops.ts';
import { frontDeskTexts } from '../../../texts/front-desk.ts';
import { useTexts } from '../../../texts/language.tsx';
import { Section } from '../../../ui/section.tsx';
import classes from './desk.module.css';
import type { DeskProps } from './desk-props.ts';
import { StaffCalendars } from './staff-calendars.tsx';
import { Entry, NewEntry, useNotOffered } from './entry.tsx';
import { nobodyYet, staffFaults, staffParts, toSavedStaff, toStaffDraft, type StaffDraft } from './staff-draft.ts';
import { StaffFields } from './staff-fields.tsx';
import { useEntry } from './use-entry.ts';

/** Who takes appointments, and when. */
export function StaffSection({ business, desk }: DeskProps) {
  const t = useTexts(frontDeskTexts).staff;
  const shopHours = useShops().find(({ id }) => id === business)?.hours ?? null;
  return (
    <Section title={t.title}>
      {desk.staff.length === 0 && <p className={classes['quiet']}>{t.none}</p>}
      {desk.staff.map((member) => (
        <Member key={member.id} {...{ member, shopHours }} />
      ))}
      <NewMember {...{ business, shopHours }} />
    </Section>
  );
}

type Hours = { shopHours: Parameters<typeof StaffFields>[0]['shopHours'] };

function Member({ member, shopHours }: Hours & { member: StaffMember }) {
  const texts = useTexts(frontDeskTexts);
  const t = texts.staff;
  const notOffered = useNotOffered();
  const form = useEntry({
    ...{ name: `staff.${member.id}`, saved: toStaffDraft(member), parts: staffParts, command: 'staff.save' },
    toInput: (draft) => ({ ...toSavedStaff(draft), id: member.id, businessId: member.businessId }),
    toDraft: toStaffDraft,
  });
  const faults = staffFaults(form.edit.value);
  const labels: Readonly<Record<keyof StaffDraft, string>> = {
    ...{ name: texts.name, week: t.ownWeek, breaks: t.breaks, absences: t.away, active: t.active },
  };
  return (
    <Entry
      title={member.name}
      facts={notOffered(member.active)}
      form={form}
      isBlocked={faults.length > 0}
      clash={(part) => ({ label: labels[part], theirs: shown(toStaffDraft(member)[part]) })}
      removing={{ command: 'staff.remove', id: member.id, words: t.removeWords }}
    >
      <StaffFields draft={form.edit.value} faults={faults} shopHours={shopHours} onChange={form.change} />
      <StaffCalendars member={member} />
    </Entry>
  );
}

function NewMember({ business, shopHours }: Hours & { business: string }) {
  const t = useTexts(frontDeskTexts).staff;
  const form = useEntry({
    ...{ name: `staff.new.${business}`, saved: nobodyYet, parts: staffParts, command: 'staff.save' },
    toInput: (draft) => ({ ...toSavedStaff(draft), businessId: business }),
    toDraft: () => nobodyYet,
  });
  const faults = staffFaults(form.edit.value);
  return (
    <NewEntry title={t.new} add={t.add} form={form} isBlocked={faults.length > 0}>
      <StaffFields draft={form.edit.value} faults={faults} shopHours={shopHours} onChange={form.change} />
    </NewEntry>
  );
}

/** What is saved by now, in few words: times speak every language. */
function shown(value: StaffDraft[keyof StaffDraft]): string {
  if (value === null || typeof value === 'string') return value ?? '';
  if (typeof value === 'boolean') return value ? '✓' : '–';
  if ('length' in value) return value.map(({ from, to }) => `${from} – ${to}`.replaceAll('T', ' ')).join('\n');
  return Object.entries(value)
    .filter(([, spans]) => spans.length > 0)
    .map(([day, spans]) => `${day}: ${spans.map(({ open, close }) => `${open}–${close}`).join(', ')}`)
    .join('\n');
}

import type { WeeklyHours } from '#contract/businesses.ts';
import type { CommandInput } from '#contract/commands.ts';
import type { StaffMember } from '#contract/front-desk.ts';
import type { Part } from '../../../client/draft-merge.ts';
import { weekProblems } from '../../../shop/form/shop-check.ts';

export type AbsenceDraft = StaffMember['absences'][number];

/** Somebody of the shop as they are being typed. */
export type StaffDraft = {
  name: string;
  /** Null: whenever the shop is open. */
  week: WeeklyHours | null;
  breaks: WeeklyHours | null;
  absences: readonly AbsenceDraft[];
  active: boolean;
};

export const staffParts: readonly Part<StaffDraft>[] = [['name'], ['week'], ['breaks'], ['absences'], ['active']];

export const nobodyYet: StaffDraft = { name: '', week: null, breaks: null, absences: [], active: true };

export function toStaffDraft({ name, week, breaks, absences, active }: StaffMember): StaffDraft {
  return { name, week, breaks, absences, active };
}

export type StaffField = 'name' | 'week' | 'breaks' | 'absences';

/** What cannot be saved as it stands. */
export function staffFaults({ name, week, breaks, absences }: StaffDraft): readonly StaffField[] {
  const faults: StaffField[] = [];
  if (name.trim() === '') faults.push('name');
  if (week && weekProblems(week).size > 0) faults.push('week');
  if (breaks && weekProblems(breaks).size > 0) faults.push('breaks');
  if (!absences.every(({ from, to }) => from !== '' && from < to)) faults.push('absences');
  return faults;
}

/** A draft without faults as it is to be saved. */
export function toSavedStaff(draft: StaffDraft): Omit<CommandInput<'staff.save'>, 'id' | 'businessId'> {
  const absences = draft.absences.map((absence) => ({ ...absence, reason: absence.reason.trim() }));
  return { ...draft, name: draft.name.trim(), absences };
}

/** No break on any day. */
export const noBreaks: WeeklyHours = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };

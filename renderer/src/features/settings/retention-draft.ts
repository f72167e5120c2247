import type { Retention, RetentionType, ShopRetention } from '#contract/settings.ts';

/** What has a place in the list, the most telling first. */
export const retentionTypes: readonly RetentionType[] = [
  'transcripts',
  'recordings',
  'summaries',
  'packs',
  'deliveries',
  'texts',
  'tasks',
  'appointments',
  'callers',
];

/** Each kind of thing is chosen for by itself. */
export const retentionParts = retentionTypes.map((type): readonly [RetentionType] => [type]);

/** What a shop may have a limit of its own for. */
export const ownTypes = retentionTypes.filter((type) => type !== 'deliveries');

/** A shop’s limit that is the house’s. */
export const AS_HOUSE = 'house';

/** A limit as it is being typed: '' is for ever. */
export type RetentionDraft = Readonly<Record<RetentionType, string>>;

const MOST_DAYS = 3650;

export function toRetentionDraft(retention: Retention): RetentionDraft {
  const of = (type: RetentionType): string => (retention[type] === null ? '' : String(retention[type]));
  return {
    transcripts: of('transcripts'),
    recordings: of('recordings'),
    packs: of('packs'),
    summaries: of('summaries'),
    deliveries: of('deliveries'),
    texts: of('texts'),
    tasks: of('tasks'),
    appointments: of('appointments'),
    callers: of('callers'),
  };
}

/** Days, null for ever, or undefined for what is no limit at all. */
export function toDays(typed: string): number | null | undefined {
  if (typed === '') return null;
  const days = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : 0;
  return days >= 1 && days <= MOST_DAYS ? days : undefined;
}

/** What is to be saved: only what differs from what holds. Null while something typed is no limit. */
export function toLimits(draft: RetentionDraft, holds: Retention): Partial<Retention> | null {
  const limits: Partial<Retention> = {};
  for (const type of retentionTypes) {
    const days = toDays(draft[type]);
    if (days === undefined) return null;
    if (days !== holds[type]) limits[type] = days;
  }
  return limits;
}

/** Of the limits that hold, those which are to be changed. */
export function sameTypes(limits: Partial<Retention>, holds: Retention): Partial<Retention> {
  return Object.fromEntries(retentionTypes.flatMap((type) => (type in limits ? [[type, holds[type]]] : [])));
}

export function toOwnDraft(own: ShopRetention): RetentionDraft {
  const of = (days: number | null | undefined): string => (days === undefined ? AS_HOUSE : String(days ?? ''));
  const { transcripts, recordings, packs, summaries, texts, tasks, appointments, callers } = own;
  return {
    ...{ transcripts: of(transcripts), recordings: of(recordings), packs: of(packs), summaries: of(summaries) },
    ...{ texts: of(texts), tasks: of(tasks), appointments: of(appointments), callers: of(callers) },
    deliveries: AS_HOUSE,
  };
}

/** All of a shop's own limits. Null while something typed is none. */
export function toOwnLimits(draft: RetentionDraft): ShopRetention | null {
  const limits: ShopRetention = {};
  for (const type of ownTypes) {
    if (draft[type] === AS_HOUSE) continue;
    const days = toDays(draft[type]);
    if (days === undefined) return null;
    limits[type] = days;
  }
  return limits;
}

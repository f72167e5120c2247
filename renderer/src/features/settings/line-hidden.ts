import { faultsIn, type LineDraft, type LineField } from './line-draft.ts';

const partsOf: Readonly<Record<LineField, readonly (keyof LineDraft)[]>> = {
  staffSeconds: ['staffSeconds'],
  people: ['people'],
  longestMinutes: ['longestMinutes'],
  callsPerDay: ['callsPerDay'],
  usdPerDay: ['usdPerDay'],
  prefixes: ['prefixes'],
  times: ['textFrom', 'textTo'],
};

/** The fields that a line answered like this does not ask for (line-fields.tsx shows the others). */
export function hiddenIn({ mode, staffWhen, textOn }: LineDraft): readonly LineField[] {
  const isNative = mode === 'native';
  const asksNobody = isNative || mode === 'forward' || staffWhen === 'never';
  return [
    ...(asksNobody ? (['staffSeconds'] as const) : []),
    ...(isNative ? (['callsPerDay', 'usdPerDay', 'prefixes'] as const) : []),
    ...(textOn ? [] : (['times'] as const)),
  ];
}

/**
 * The draft as it can be saved: what is wrong in a field that nobody sees any more is as it was saved, because it could
 * be set right nowhere, and must not become "no limit" either.
 */
export function withoutHiddenFaults(draft: LineDraft, saved: LineDraft): LineDraft {
  const hidden = hiddenIn(draft);
  const parts = faultsIn(draft).flatMap((field) => (hidden.includes(field) ? partsOf[field] : []));
  return { ...draft, ...Object.fromEntries(parts.map((part) => [part, saved[part]])) };
}

import { describe, expect, it } from 'vitest';

import { faultsIn, toSavedLine, type LineDraft } from '../../renderer/src/features/settings/line-draft.ts';
import { withoutHiddenFaults } from '../../renderer/src/features/settings/line-hidden.ts';

const SAVED: LineDraft = {
  ...{ mode: 'register', staffWhen: 'open', staffSeconds: '20', people: [], fallback: 'words', fallbackWords: '' },
  ...{ longestMinutes: '', callsPerDay: '80', usdPerDay: '12.50', withheld: false, unverified: false },
  ...{ prefixes: '+4487', textOn: true, textWords: '', textFrom: '09:00', textTo: '18:00' },
};

const draft = (over: Partial<LineDraft>): LineDraft => ({ ...SAVED, ...over });

describe('what is wrong in a field of a line', () => {
  it.each([
    ['callsPerDay', { callsPerDay: 'many' }, { mode: 'native' }],
    ['usdPerDay', { usdPerDay: '-1' }, { mode: 'native' }],
    ['prefixes', { prefixes: 'abc' }, { mode: 'native' }],
    ['staffSeconds', { staffSeconds: '' }, { mode: 'native' }],
    ['staffSeconds', { staffSeconds: '' }, { mode: 'forward' }],
    ['staffSeconds', { staffSeconds: '' }, { staffWhen: 'never' }],
    ['times', { textFrom: 'soon' }, { textOn: false }],
  ] as const)(
    'when %s is %j and then hidden by %j, then it holds nothing up and stays as it was',
    (field, bad, hides) => {
      expect(faultsIn(withoutHiddenFaults(draft(bad), SAVED))).toEqual([field]);
      const counted = withoutHiddenFaults(draft({ ...bad, ...hides }), SAVED);
      expect(faultsIn(counted)).toEqual([]);
      expect(toSavedLine(counted)).toEqual(toSavedLine(draft(hides)));
    },
  );

  it('when what is hidden is right, then it is saved', () => {
    const counted = withoutHiddenFaults(draft({ mode: 'native', callsPerDay: '5' }), SAVED);
    expect(toSavedLine(counted).caps).toEqual({ longestMinutes: null, callsPerDay: 5, usdPerDay: 12.5 });
  });

  it('when what is wrong is seen in every mode, then it holds up the saving', () => {
    const counted = withoutHiddenFaults(draft({ mode: 'native', longestMinutes: '0' }), SAVED);
    expect(faultsIn(counted)).toEqual(['longestMinutes']);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { reverted } from '../../server/domain/connect/revert.ts';
import { sameJson } from '../../server/domain/connect/same-json.ts';

const json = fc.jsonValue({ maxDepth: 3 });
const fields = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), json);

describe('taking a change back', () => {
  it('when nothing was changed since, then what stood before stands again', () => {
    fc.assert(
      fc.property(json, json, (before, after) => {
        expect(reverted(before, after, after)).toEqual({ value: before, isWhole: true });
      }),
    );
  });

  it('when it was taken back already, then nothing is changed', () => {
    fc.assert(
      fc.property(json, json, (before, after) => {
        const { value } = reverted(before, after, before);
        expect(sameJson(value, before)).toBe(true);
      }),
    );
  });

  it('when somebody added a field of their own, then it stays, and all of ours goes', () => {
    fc.assert(
      fc.property(fields, fields, json, (before, after, theirs) => {
        const back = reverted(before, after, { ...after, theirs });
        expect(sameJson(back.value, { ...before, theirs })).toBe(true);
        expect(back.isWhole).toBe(true);
      }),
    );
  });

  it('when somebody changed what we set, then theirs stays and it is told', () => {
    expect(reverted({ message: 'Hello.' }, { message: 'Ours.' }, { message: 'Theirs.' })).toEqual({
      value: { message: 'Theirs.' },
      isWhole: false,
    });
  });

  it('when tools were added to the list since, then only ours go from it', () => {
    const back = reverted({ ids: ['theirs'] }, { ids: ['theirs', 'ours'] }, { ids: ['theirs', 'ours', 'later'] });
    expect(back).toEqual({ value: { ids: ['theirs', 'later'] }, isWhole: true });
  });
});

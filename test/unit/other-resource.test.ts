import { describe, expect, it } from 'vitest';

import { resourcesOnMove } from '../../server/domain/front-desk/other-resource.ts';

const thing = (id: string, kind: string, active = true) => ({ id, kind, active, businessId: 'default', name: id });
const resources = [thing('one', 'chair'), thing('two', 'chair'), thing('old', 'chair', false), thing('basin', 'basin')];
const service = {
  ...{ bufferBeforeMin: 0, bufferAfterMin: 0 },
  ...{ resourceKinds: ['chair'], resourceIds: ['basin'] },
};
const given = { service, resources };
const swap = (leave: string, take: string) => resourcesOnMove(given, ['basin', 'one'], { leave, take });

describe('what an appointment takes when it is moved', () => {
  it('when nothing is swapped, then what it has comes first, and the service needs what it did', () => {
    expect(resourcesOnMove(given, ['basin', 'two'], null)).toEqual({
      service,
      resources: [resources[1], resources[3], resources[0], resources[2]],
    });
  });

  it('when another of the kind is wanted, then that one is needed, and the one that is left is not thought of', () => {
    expect(swap('one', 'two')).toMatchObject({
      service: { resourceKinds: [], resourceIds: ['basin', 'two'] },
      resources: [{ id: 'basin' }, { id: 'two' }, { id: 'old' }],
    });
  });

  it.each([
    ['of another kind', 'one', 'basin'],
    ['in use no more', 'one', 'old'],
    ['not there', 'one', 'three'],
    ['the same', 'one', 'one'],
    ['in the place of what it has not', 'two', 'one'],
    ['in the place of the very thing the service needs', 'basin', 'two'],
  ])('when it is %s, then it cannot be', (_why, leave, take) => {
    expect(swap(leave, take)).toBeNull();
  });
});

import { afterEach, describe, expect, it, vi } from 'vitest';

import { AppError, refused } from '#contract/errors.ts';
import { tell } from '#contract/told.ts';
import { toCheck } from '../../server/domain/doctor/check.ts';
import { createDoctor, type Look } from '../../server/services/doctor.ts';

afterEach(() => void vi.useRealTimers());

const now = () => new Date('2026-11-20T12:00:00.000Z');

function aDoctor(run: Look['run'], mends: Parameters<typeof createDoctor>[0]['mends'] = []) {
  const faults: unknown[] = [];
  const doctor = createDoctor({
    looks: [{ id: 'sleep', group: 'computer', run }],
    ...{ mends, now, report: (_where: string, error: unknown) => void faults.push(error) },
  });
  const codes = async () => (await doctor.run()).checks.map(({ state, told }) => `${state} ${told.code}`);
  return { doctor, codes, faults };
}

describe('a look of the doctor', () => {
  it('when it fails as may be expected, then its reason is told; else that the log says more', async () => {
    const expected = aDoctor(() => {
      throw refused('unavailable', tell('stopping'));
    });
    expect([await expected.codes(), expected.faults]).toEqual([['unknown stopping'], []]);
    const bug = new Error('a bug');
    const odd = aDoctor(() => Promise.reject(bug));
    expect([await odd.codes(), odd.faults]).toEqual([['unknown doctor_unlooked'], [bug]]);
  });

  it('when it does not come to an end, then that is told and the rest is not held up', async () => {
    vi.useFakeTimers();
    const { codes } = aDoctor(() => new Promise(() => undefined));
    const told = codes();
    await vi.advanceTimersByTimeAsync(25_000);
    expect(await told).toEqual(['unknown doctor_no_answer']);
  });

  it('when something is mended, then it is looked at again; what is gone or has no button is refused', async () => {
    let isAsleep = true;
    const fix = tell('doctor_fix_awake');
    const { doctor } = aDoctor(
      () => [
        isAsleep
          ? toCheck('computer', 'sleep', 'warning', tell('doctor_sleeps', { minutes: 5 }), { fix })
          : toCheck('computer', 'sleep', 'ok', tell('doctor_awake')),
      ],
      [() => null, (id) => (id === 'sleep' ? () => void (isAsleep = false) : null)],
    );
    expect((await doctor.fix('sleep')).worst).toBe('ok');
    await expect(doctor.fix('sleep')).rejects.toThrow(AppError);
    await expect(doctor.fix('elsewhere')).rejects.toMatchObject({ code: 'not_found' });
  });
});

import { AppError, toldBy } from '#contract/errors.ts';
import { because, tell } from '#contract/told.ts';
import { toCheck } from '../domain/doctor/check.ts';
import type { Look } from './doctor.ts';
import type { ModelDesk } from './model-desk.ts';

/** Whether the owner's own model can be asked at all, where there is one. */
export function modelLooks({ inUse, list }: Pick<ModelDesk, 'inUse' | 'list'>): Look[] {
  return [
    {
      ...{ id: 'model', group: 'providers' },
      async run() {
        const model = inUse();
        if (model === null) return [];
        const { name } = model;
        try {
          const { models } = await list();
          if (models.includes(name)) return [toCheck('providers', 'model', 'ok', tell('doctor_model', { name }))];
          return [toCheck('providers', 'model', 'warning', tell('doctor_model_missing', { name }))];
        } catch (error) {
          const told = error instanceof AppError && error.code === 'unavailable' ? toldBy(error) : null;
          if (!told) throw error;
          const why = because(told);
          return [toCheck('providers', 'model', 'warning', tell('doctor_model_silent', why))];
        }
      },
    },
  ];
}

import { z } from 'zod';

import { DoctorReport, SupportBundle } from './doctor.ts';

export const doctorCommands = {
  /** Looks at everything now; what asks a provider takes some seconds and is `unknown` where none answers. */
  'doctor.run': { input: z.object({}), output: DoctorReport },
  /** Mends one finding by its id, and looks again. Refused (`not_found`) where there is no such finding any more. */
  'doctor.fix': { input: z.object({ id: z.string().max(200) }), output: DoctorReport },
  'doctor.bundle': { input: z.object({}), output: SupportBundle },
} as const;

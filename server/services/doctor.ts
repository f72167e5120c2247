import type { Check, CheckGroup, DoctorReport } from '#contract/doctor.ts';
import { refused, toldBy } from '#contract/errors.ts';
import { tell, type Told } from '#contract/told.ts';

import { toCheck, toReport } from '../domain/doctor/check.ts';

/** Something that is looked at. What it throws makes it `unknown`, with the reason where it is one for the owner. */
export type Look = {
  id: string;
  group: CheckGroup;
  run: () => readonly Check[] | Promise<readonly Check[]>;
  /** What its row says where the provider cannot be asked: why not is told with its key. */
  unlooked?: Told;
  /** Goes by what the others find out, such as the time from a provider's answer. */
  isLast?: boolean;
};

/** Mends what is called so; null where it is not the one to. */
export type Mend = (id: string) => (() => unknown) | null;

type Deps = {
  looks: readonly Look[];
  mends: readonly Mend[];
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

/** What asks a provider takes some seconds; more than this nobody waits for a sentence. */
const PATIENCE_MS = 25_000;

export type Doctor = ReturnType<typeof createDoctor>;

/** Looks at everything at once, and mends what has a button. */
export function createDoctor({ looks, mends, now, report }: Deps) {
  async function take({ id, group, run, unlooked }: Look): Promise<readonly Check[]> {
    const unknown = (told: Told): Check[] => [toCheck(group, id, 'unknown', told)];
    try {
      return await inTime(
        async () => run(),
        () => unknown(unlooked ?? tell('doctor_no_answer')),
      );
    } catch (error) {
      const told = toldBy(error);
      if (!told) report(`doctor.${id}`, error);
      return unknown((told && unlooked) ?? told ?? tell('doctor_unlooked'));
    }
  }

  async function run(): Promise<DoctorReport> {
    const first = await Promise.all(looks.filter(({ isLast = false }) => !isLast).map(take));
    const last = await Promise.all(looks.filter(({ isLast = false }) => isLast).map(take));
    return toReport([...last, ...first].flat(), now().toISOString());
  }

  return {
    run,
    /** Throws `not_found` for what is not found any more or has no button, and as whatever does it fails. */
    async fix(id: string): Promise<DoctorReport> {
      const { checks } = await run();
      const isThere = checks.some((check) => check.id === id && check.fix !== null);
      const mend = isThere ? mends.map((each) => each(id)).find((act) => act !== null) : undefined;
      if (!mend) throw refused('not_found', tell('doctor_no_fix'));
      await mend();
      return run();
    },
  };
}

async function inTime<T>(work: () => Promise<T>, late: () => T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(late()), PATIENCE_MS);
  });
  try {
    return await Promise.race([work(), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

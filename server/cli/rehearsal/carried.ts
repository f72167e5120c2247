import { z } from 'zod';

const Answer = z.object({
  data: z.object({
    slots: z.array(z.object({ startTime: z.string() })).optional(),
    appointment: z.object({ id: z.string() }).optional(),
  }),
});

export type Carried = ReturnType<typeof createCarried>;

/** What an agent carries from one tool to the next: a time that it was offered, and what it booked. */
export function createCarried() {
  const known = new Map<string, string>();

  return {
    /** The input of a tool as the agent would write it by now. */
    fill: (input: Readonly<Record<string, unknown>>): Record<string, unknown> =>
      Object.fromEntries(
        Object.entries(input).map(([name, value]) => [
          name,
          typeof value === 'string' ? (known.get(value) ?? value) : value,
        ]),
      ),
    note(reply: unknown): void {
      const { slots, appointment } = Answer.safeParse(reply).data?.data ?? {};
      const [offered] = slots ?? [];
      if (offered) known.set('<offered>', offered.startTime);
      if (appointment) known.set('<appointment>', appointment.id);
    },
  };
}

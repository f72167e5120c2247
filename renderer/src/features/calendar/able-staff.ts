import type { StaffMember } from '#contract/front-desk.ts';
import type { Desk } from './columns.ts';

/** Who works here and can do a service; everybody, where none is chosen. */
export function staffFor({ services, staff }: Desk, serviceId: string): StaffMember[] {
  const able = services.find(({ id }) => id === serviceId)?.staffIds ?? [];
  return staff.filter(({ id, active }) => active && (able.length === 0 || able.includes(id)));
}

/** The front desk's tools by every name they are called by (spec §6), each with the one it is known as here. */
export const DESK_TOOLS = {
  check_availability: 'check_availability',
  get_availability: 'check_availability',
  book_appointment: 'book_appointment',
  create_appointment: 'book_appointment',
  cancel_appointment: 'cancel_appointment',
  reschedule_appointment: 'reschedule_appointment',
  get_services: 'get_services',
  list_services: 'get_services',
  get_service_details: 'get_service_details',
  get_hours: 'get_business_hours',
  get_business_hours: 'get_business_hours',
  get_tenant_info: 'get_tenant_info',
  find_appointment: 'find_appointment',
  join_waitlist: 'join_waitlist',
  add_to_waitlist: 'join_waitlist',
} as const;

export type DeskToolName = keyof typeof DESK_TOOLS;
export type DeskTool = (typeof DESK_TOOLS)[DeskToolName];

export function isDeskTool(name: string): name is DeskToolName {
  return Object.hasOwn(DESK_TOOLS, name);
}

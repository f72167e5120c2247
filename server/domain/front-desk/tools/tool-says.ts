/** What a tool gives the agent to say. Days, times and lists come in as words of the same language. */
export type ToolSays = {
  weOffer: (services: string) => string;
  /** After the first few of many. */
  andMore: string;
  /** A price of nothing. */
  forFree: string;
  noServices: string;
  minutes: (count: number) => string;
  onRequest: string;
  /** What can be booked with a service, each with time and price. */
  canAdd: (addOns: string) => string;
  noAddOns: string;
  whichService: (services: string) => string;
  hours: (hours: string) => string;
  noHours: string;
  openNow: string;
  closedNow: string;
  opensNext: (day: string, time: string) => string;
  opensToday: (time: string) => string;
  free: (service: string, times: string) => string;
  noneFree: string;
  whichDay: (days: string) => string;
  whichTime: (times: string) => string;
  sayDay: string;
  sayTime: string;
  past: string;
  booked: (service: string, when: string, staff: string) => string;
  moved: (service: string, when: string, staff: string) => string;
  cancelled: (service: string, when: string) => string;
  yours: (service: string, when: string, staff: string) => string;
  whichAppointment: (appointments: string) => string;
  /** Before anything of an appointment is told: the same words whether there is one or not. */
  proveIt: string;
  /** On a number that several people share. */
  proveBoth: string;
  notYours: string;
  needName: string;
  /** Why a time cannot be had, each followed by `instead` where there are others. */
  taken: string;
  notOpenThen: string;
  tooSoon: string;
  tooFar: string;
  notThen: string;
  instead: (times: string) => string;
  tooLate: string;
  mayWeWrite: (service: string) => string;
  /** `day`: null where they wait for any of several. */
  waiting: (service: string, day: string | null) => string;
  notWaiting: string;
  /** A number that is withheld, or of which nobody knows who of several speaks. */
  cannotWait: string;
  noSuchStaff: string;
  /** Nothing can be read or written just now. */
  unavailable: string;
  paused: string;
  and: string;
  or: string;
};

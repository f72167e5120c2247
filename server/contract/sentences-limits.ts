/** How near the bounds of docs/limits.md are, as the doctor tells it. */
export const limitSentences = {
  doctor_limit_rings: 'Rings that are not written down yet: {used}, of {bound} at most.',
  doctor_limit_rings_near:
    'Rings that are not written down yet: {used}, of {bound} at most. Beyond that the oldest is not written at all. Look whether the disk is full or busy.',
  doctor_limit_deeds:
    'Messages, ends of calls and texts from Twilio that are not written down yet: {used}, of {bound} at most.',
  doctor_limit_deeds_near:
    'Messages, ends of calls and texts from Twilio that are not written down yet: {used}, of {bound} at most. Beyond that further ones may be lost. Look whether the disk is full or busy.',
  doctor_limit_fetched: 'Calls that wait to be learned from: {used}. Missed ones are fetched up to {bound}.',
  doctor_limit_fetched_near:
    'Calls that wait to be learned from: {used}. From {bound} on, missed ones are fetched only when these are done. That goes on by itself.',
  doctor_limit_bodies: 'Memory for what is just coming in: {used} of {bound} MiB.',
  doctor_limit_bodies_near:
    'Memory for what is just coming in: {used} of {bound} MiB. Beyond that reports of calls are put off and come again; the ringing phone has room of its own.',
  doctor_limit_sockets: 'Calls whose voice goes through this computer: {used}, of {bound} at once.',
  doctor_limit_sockets_near:
    'Calls whose voice goes through this computer: {used}, of {bound} at once. Beyond that a further call is not connected here.',
  doctor_limit_windows: 'Windows that follow what happens: {used}, of {bound} at once.',
  doctor_limit_windows_near:
    'Windows that follow what happens: {used}, of {bound} at once. Beyond that a further one is told nothing new. Close some.',
  doctor_limit_lent: 'Questions to your own model at once: {used}, of {bound} at most.',
  doctor_limit_lent_near:
    'Questions to your own model at once: {used}, of {bound} at most. Beyond that the agent is told that it is crowded.',
} as const;

import type { CallSummary } from './calls.ts';
import type { Condition } from './condition.ts';
import type { ConnectState } from './connect.ts';
import type { Appointment, WaitlistEntry } from './front-desk.ts';
import type { LiveTurn } from './live.ts';
import type { RequestLine } from './requests.ts';
import type { Task } from './tasks.ts';
import type { TunnelStatus } from './tunnel.ts';

/** Facts the app announces after they are stored. Names are past tense, payloads are full snapshots. */
export type AppEvents = {
  'call.changed': CallSummary;
  /** Something about this person changed: facts, tasks, notes or who they are. */
  'caller.changed': { callerId: string };
  'caller.forgotten': { callerId: string };
  /** Nobody of this id is there any more, and nothing was erased: they became one with somebody else. */
  'caller.gone': { callerId: string };
  'call.forgotten': { id: string; callerId: string | null };
  'task.changed': Task;
  /** What every caller of a shop is told was noted or taken away; null means of every shop. */
  'note.changed': { businessId: string | null };
  /** What a shop's agent could not answer was answered, or is not to be. */
  'gaps.changed': { business: string };
  /** A business was saved or closed, or what its agent is told was changed. */
  'business.changed': { id: string };
  /** Settings, secrets or soul templates: what they are now is to be asked for. */
  'settings.changed': Record<string, never>;
  /** A delivery came in on the webhook door and was answered. Of a flood of refused ones only some are told. */
  'request.seen': RequestLine;
  /** The way to this computer: opened, tested again, lost. */
  'tunnel.changed': TunnelStatus;
  /** How the whole thing stands, as the tray shows it; paused or resumed among it. */
  'condition.changed': Condition;
  /** The agent of a business was held against what it has to be. */
  'agent.checked': { business: string };
  /** What `conversations.get` tells: how far the catching up is; a few times a second at most. */
  'conversations.changed': Record<string, never>;
  /** A step at the providers was begun, done, failed or taken back, or a key was set. */
  'connect.changed': ConnectState;
  /** Something of `host.get` was changed outside the window. */
  'host.changed': Record<string, never>;
  /** A backup was begun or ended, or where they go was changed: what is so now is to be asked for. */
  'backup.changed': Record<string, never>;
  /** A PIN was set, changed, entered or not, a window was locked: how one's own stands is to be asked for. */
  'access.changed': Record<string, never>;
  /** How a number is answered was changed. */
  'line.changed': { id: string };
  /** A live call was put through to somebody of the shop: `calls.handover` has what they should know. */
  'call.transferred': { id: string };
  /** A call began to go through this computer, or does no more. */
  'talk.changed': { id: string };
  /** In a call that goes through this computer this was said; a correction comes with the same position. */
  'talk.said': { id: string; turn: LiveTurn };
  /** An appointment was booked, moved, cancelled or settled. */
  'appointment.changed': Appointment;
  /** Services, staff, resources, closings or holidays of a shop: what they are now is to be asked for. */
  'front-desk.changed': { business: string };
  /** Somebody began to wait, is offered a freed time, or waits no more. */
  'waitlist.changed': WaitlistEntry;
  /** A text was sent, failed, or is not sent after all. */
  'text.changed': { id: string };
  /** A number asked a shop for no more texts, or took that back. */
  'stops.changed': { business: string };
  /** Somebody clicked on the tray or on a notification: this view is to be shown. */
  'view.asked': { path: string };
};

export type AppEvent = { [N in keyof AppEvents]: { name: N; payload: AppEvents[N] } }[keyof AppEvents];

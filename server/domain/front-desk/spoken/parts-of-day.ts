import type { TimeSpan } from './spans.ts';

type Part = { span: TimeSpan; holds: (hour: number) => boolean };

const between =
  (first: number, end: number) =>
  (hour: number): boolean =>
    hour >= first && hour < end;

/** The stretch somebody means who names no hour, and the hours that may be called so by somebody who does. */
export const partsOfDay: ReadonlyMap<string, Part> = new Map([
  ['morning', { span: { from: '04:00', to: '12:00' }, holds: between(0, 12) }],
  ['forenoon', { span: { from: '06:00', to: '12:00' }, holds: between(6, 12) }],
  ['noon', { span: { from: '11:00', to: '14:00' }, holds: between(11, 15) }],
  ['afternoon', { span: { from: '12:00', to: '18:00' }, holds: between(12, 19) }],
  ['evening', { span: { from: '17:00', to: '24:00' }, holds: between(16, 24) }],
  ['earlymorning', { span: { from: '04:00', to: '09:00' }, holds: between(0, 9) }],
  ['latemorning', { span: { from: '10:00', to: '12:00' }, holds: between(9, 12) }],
  ['earlyafternoon', { span: { from: '12:00', to: '15:00' }, holds: between(12, 16) }],
  ['lateafternoon', { span: { from: '15:00', to: '18:00' }, holds: between(14, 19) }],
  ['earlyevening', { span: { from: '17:00', to: '19:00' }, holds: between(16, 20) }],
  ['lateevening', { span: { from: '20:00', to: '24:00' }, holds: between(19, 24) }],
  ['night', { span: { from: '20:00', to: '24:00' }, holds: (hour) => hour < 6 || hour >= 20 }],
]);

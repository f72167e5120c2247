import type { CallSummary } from '#contract/calls.ts';
import type { Condition } from '#contract/condition.ts';

import { pauseChoices, type PauseChoice, type Shop } from './pause-choices.ts';
import type { Texts } from './texts.en.ts';
import type { Tongue } from './texts.ts';

/** `blocked` by the system's own settings; what is `unsupported` is not shown. */
export type SwitchState = 'on' | 'off' | 'blocked' | 'unsupported';
export type SwitchName = 'startAtLogin' | 'notify' | 'keepAwake' | 'checkUpdates';
export type Switches = Readonly<Record<SwitchName, SwitchState>>;

export type TrayAction =
  /** Null shows the window where it was left. */
  | { do: 'open'; path: string | null }
  | { do: 'pause'; until: string | null }
  | { do: 'pauseHalfHour' }
  | { do: 'resume' }
  | { do: 'copyAddress'; address: string }
  | { do: 'switch'; name: SwitchName; on: boolean }
  | { do: 'quit' };

/** A line without `does` and `lines` is only read. */
export type MenuLine =
  | { kind: 'line'; label: string; does?: TrayAction | undefined }
  | { kind: 'switch'; label: string; isOn: boolean; does?: TrayAction | undefined }
  | { kind: 'more'; label: string; lines: readonly MenuLine[] }
  | { kind: 'separator' };

/** A call as the menu may show it: by its masked number, never by a name, because a counter has two sides. */
export type LiveCall = Pick<CallSummary, 'id' | 'startedAt' | 'maskedNumber'>;

/** What the tray shows while the server runs. */
export type TrayView = {
  condition: Condition;
  calls: readonly LiveCall[];
  /** The address of the tunnel or of the owner's own; null while there is none. */
  publicUrl: string | null;
  /** Whether calls are meant to reach this computer at all. */
  hasWay: boolean;
  demo: boolean;
  shop: Shop;
  switches: Switches;
};

type Given = { view: TrayView; tongue: Tongue; now: Date };

const MOST_CALLS = 5;
/** Where a menu begins to look like a paragraph. */
const LINE_LENGTH = 64;
/** Where the window says what works, what does not, and sets it right. */
export const DOCTOR_PATH = '/doctor';

/** The menu: how things stand, what waits, and the few things that are done from here (features.md §5.2). */
export function trayMenu(given: Given): MenuLine[] {
  return [
    ...statusLines(given),
    { kind: 'separator' },
    ...(given.view.condition.paused ? [] : [pauseMenu(given)]),
    ...wayIn(given),
    { kind: 'separator' },
    ...computerMenu(given),
    ...wayOut(given),
  ];
}

/** The menu while there is no server yet, or none any more. */
export function waitingMenu(sentence: string, { texts }: Pick<Tongue, 'texts'>): MenuLine[] {
  return [
    ...readOnly(sentence),
    { kind: 'separator' },
    { kind: 'line', label: texts.open, does: { do: 'open', path: null } },
    { kind: 'line', label: texts.quit, does: { do: 'quit' } },
  ];
}

function statusLines({ view, tongue, now }: Given): MenuLine[] {
  const { condition, calls, shop } = view;
  const { texts } = tongue;
  const resume: MenuLine[] = condition.paused ? [{ kind: 'line', label: texts.resume, does: { do: 'resume' } }] : [];
  const shown = calls.slice(0, MOST_CALLS).map(({ id, startedAt, maskedNumber }): MenuLine => {
    const label = texts.liveCall(tongue.time(startedAt, now, shop.zone), maskedNumber ?? texts.withheld);
    return { kind: 'line', label, does: { do: 'open', path: `/calls/${id}` } };
  });
  // While nothing is wrong the sentence itself says how many calls there are.
  const isSaid = condition.state === 'on-call' || condition.liveCalls === 0;
  const hidden = condition.liveCalls - shown.length;
  return [
    ...readOnly(tongue.said(condition.told)),
    ...resume,
    ...(isSaid ? [] : readOnly(texts.liveCalls(condition.liveCalls))),
    ...shown,
    ...(hidden > 0 && shown.length > 0 ? [toPage(texts.moreCalls(hidden), '/')] : []),
    ...(condition.dueTasks > 0 ? [toPage(texts.dueTasks(condition.dueTasks), '/')] : []),
  ];
}

function pauseMenu({ view: { shop }, tongue, now }: Given): MenuLine {
  const { texts } = tongue;
  const choices = pauseChoices(now, shop).map((choice): MenuLine => {
    const does: TrayAction =
      choice.kind === 'half-hour' ? { do: 'pauseHalfHour' } : { do: 'pause', until: choice.until };
    return { kind: 'line', label: pauseLabel(choice, texts, tongue.time(choice.until, now, shop.zone)), does };
  });
  const openEnd: MenuLine = { kind: 'line', label: texts.untilResumed, does: { do: 'pause', until: null } };
  return { kind: 'more', label: texts.pause, lines: [...readOnly(texts.pauseMeans), ...choices, openEnd] };
}

function pauseLabel({ kind }: PauseChoice, texts: Texts, when: string): string {
  if (kind === 'half-hour') return texts.halfHour;
  return kind === 'hour' ? texts.until(when) : texts.untilOpening(when);
}

function wayIn({ view: { publicUrl }, tongue: { texts } }: Given): MenuLine[] {
  const copy: TrayAction | undefined = publicUrl === null ? undefined : { do: 'copyAddress', address: publicUrl };
  return [
    toPage(texts.open, null),
    { kind: 'line', label: texts.copyAddress, does: copy },
    toPage(texts.doctor, DOCTOR_PATH),
  ];
}

function computerMenu({ view: { switches }, tongue: { texts } }: Given): MenuLine[] {
  const names: readonly SwitchName[] = ['startAtLogin', 'notify', 'keepAwake', 'checkUpdates'];
  const lines = names.flatMap((name): MenuLine[] => {
    const state = switches[name];
    if (state === 'unsupported') return [];
    const isOn = state === 'on';
    const does: TrayAction | undefined = state === 'blocked' ? undefined : { do: 'switch', name, on: !isOn };
    return [{ kind: 'switch', label: state === 'blocked' ? texts.blocked(texts[name]) : texts[name], isOn, does }];
  });
  return lines.length === 0 ? [] : [{ kind: 'more', label: texts.computer, lines }, { kind: 'separator' }];
}

/** What quitting means is said before it is done: nobody takes Linekeeper's place. */
function wayOut({ view: { condition, hasWay, demo }, tongue: { texts } }: Given): MenuLine[] {
  const goOn = condition.liveCalls > 0 ? readOnly(texts.callsGoOn(condition.liveCalls)) : [];
  const label = demo ? texts.quitDemo : hasWay ? texts.quitMeans : texts.quit;
  return [...goOn, { kind: 'line', label, does: { do: 'quit' } }];
}

function toPage(label: string, path: string | null): MenuLine {
  return { kind: 'line', label, does: { do: 'open', path } };
}

/** A sentence on as many lines as it needs: a menu is as wide as its longest line. */
function readOnly(sentence: string): MenuLine[] {
  const lines: string[] = [];
  for (const word of sentence.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > LINE_LENGTH) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.map((label) => ({ kind: 'line', label }));
}

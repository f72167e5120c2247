import type { WeeklyHours } from '#contract/businesses.ts';
import type { shopFormEn } from '../../texts/shop-form.en.ts';
import { linesOf, type ShopDraft, type VariableDraft } from './shop-draft.ts';
import { weekdays, type Span, type Weekday } from './week.ts';

/** What may be wrong with a field, as a word of the catalogue. */
export type Problem = keyof typeof shopFormEn.problems;

/** By field; `hours.1` is Monday, `variables.0` the first variable. */
export type Problems = ReadonlyMap<string, Problem>;

/** What the server would refuse, said beside the field before anything is sent. */
export function checkShop(draft: ShopDraft): Problems {
  const problems = new Map<string, Problem>();
  const hold = (field: string, isGood: boolean, problem: Problem): void => {
    if (!isGood && !problems.has(field)) problems.set(field, problem);
  };
  hold('name', draft.name.trim() !== '', 'required');
  hold('zone', isZone(draft.zone.trim()), 'zone');
  hold('region', /^[A-Z]{2}$/.test(draft.region.trim()), 'region');
  hold('language', /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(draft.language.trim()), 'language');
  hold('greeting', isGreeting(draft.greeting), 'braces');
  hold('returningGreeting', isGreeting(draft.returningGreeting), 'braces');
  hold('numbers', linesOf(draft.numbers ?? '').every(mayBeNumber), 'number');
  if (draft.hours !== null) checkHours(draft.hours, hold);
  checkVariables(draft.variables, hold);
  return problems;
}

/** What is wrong with the hours of a week, by weekday. */
export function weekProblems(week: WeeklyHours): ReadonlyMap<Weekday, Problem> {
  const problems = new Map<Weekday, Problem>();
  for (const day of weekdays) {
    const whole = week[day].filter(isWhole);
    if (whole.length < week[day].length) problems.set(day, 'times');
    else if (whole.some((span, i, all) => overlaps(span, all.slice(i + 1)))) problems.set(day, 'overlap');
  }
  return problems;
}

type Hold = (field: string, isGood: boolean, problem: Problem) => void;

function checkHours(hours: WeeklyHours, hold: Hold): void {
  for (const [day, problem] of weekProblems(hours)) hold(`hours.${day}`, false, problem);
}

function checkVariables(variables: readonly VariableDraft[], hold: Hold): void {
  const names = variables.map(({ name }) => name.trim());
  for (const [row, { kind, value }] of variables.entries()) {
    const name = names[row] ?? '';
    hold(`variables.${row}`, isVariable(name), 'variableName');
    hold(`variables.${row}`, names.indexOf(name) === row, 'twice');
    hold(`values.${row}`, kind !== 'number' || isNumber(value), 'variableNumber');
  }
}

/** The name of a variable as ElevenLabs takes it. */
function isVariable(name: string): boolean {
  return /^[a-z_]\w{0,63}$/i.test(name);
}

/** What is wrong with the name of a secret variable, or null. */
export function secretNameProblem(name: string, taken: readonly string[]): Problem | null {
  if (!/^secret__\w{1,56}$/.test(name)) return 'secretName';
  return taken.includes(name) ? 'twice' : null;
}

/** The same rule as the server's: no braces but those of the two placeholders. */
function isGreeting(text: string): boolean {
  return !/[{}]/.test(text.replaceAll(/\{(?:business|name)\}/g, ''));
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone !== '';
  } catch {
    return false;
  }
}

/** Coarse on purpose: which numbers there are is known to the server. */
function mayBeNumber(line: string): boolean {
  return /^[+(\d][\d\s()./-]{4,}$/.test(line);
}

function isNumber(value: string): boolean {
  return value.trim() !== '' && Number.isFinite(Number(value));
}

function isWhole({ open, close }: Span): boolean {
  return open !== '' && close !== '';
}

/** Hours past midnight end on the next day, and so reach beyond everything that opens after them. */
function overlaps(span: Span, others: readonly Span[]): boolean {
  const end = ({ open, close }: Span): string => (close > open ? close : '48:00');
  return others.some((other) => span.open < end(other) && other.open < end(span));
}

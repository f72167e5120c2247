import { useEffect, useRef, type RefObject } from 'react';

/** What has the focus, in which row of which list it stands, and as which of its kind there. */
type Place = { element: HTMLElement; list: HTMLElement | null; row: number; nth: number };

/**
 * Keeps the keyboard's place among rows (`li`) that come, go and are busy for a while: where the row that had the focus
 * leaves, the next one of its list has it, or else the whole. Give the ref to what holds the lists, with `tabIndex={-1}`.
 */
export function useKeptFocus<E extends HTMLElement>(): RefObject<E | null> {
  const whole = useRef<E>(null);
  useEffect(() => (whole.current === null ? undefined : keepFocus(whole.current)), []);
  return whole;
}

function keepFocus(whole: HTMLElement): () => void {
  let last: Place | null = null;
  const onFocus = ({ target }: FocusEvent): void => {
    last = target instanceof HTMLElement && target !== whole ? placeOf(target) : null;
  };
  // The browser also tells so where what had the focus is being taken away: a moment later that can be seen.
  const onBlur = ({ target }: FocusEvent): void =>
    queueMicrotask(() => {
      if (last?.element === target && last.element.isConnected && !isOff(last.element)) last = null;
    });
  const changes = new MutationObserver(() => {
    if (last === null || !isLost()) return;
    const { element } = last;
    if (!element.isConnected) (successor(last) ?? whole).focus();
    else if (!isOff(element)) element.focus();
  });
  whole.addEventListener('focusin', onFocus);
  whole.addEventListener('focusout', onBlur);
  changes.observe(whole, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled'] });
  return () => {
    changes.disconnect();
    whole.removeEventListener('focusin', onFocus);
    whole.removeEventListener('focusout', onBlur);
  };
}

function placeOf(element: HTMLElement): Place {
  const list = element.closest<HTMLElement>('ul');
  const row = rowsOf(list).findIndex((one) => one.contains(element));
  return { element, list, row, nth: sameKind(element, rowsOf(list)[row]).indexOf(element) };
}

/** The same control of the row that stands where the lost one stood. */
function successor({ element, list, row, nth }: Place): HTMLElement | undefined {
  const rows = list?.isConnected ? rowsOf(list) : [];
  const controls = sameKind(element, rows[row] ?? rows.at(-1)).filter((control) => !isOff(control));
  return controls[nth] ?? controls[0];
}

function sameKind({ tagName }: HTMLElement, row: HTMLElement | undefined): HTMLElement[] {
  return row ? [...row.querySelectorAll<HTMLElement>(tagName)] : [];
}

function rowsOf(list: HTMLElement | null): HTMLElement[] {
  return list === null ? [] : [...list.querySelectorAll<HTMLElement>(':scope > li')];
}

function isOff(element: HTMLElement): boolean {
  return element.matches(':disabled');
}

/** Nothing has the focus any more; a control that is switched off keeps it in some browsers, and is no place to be. */
function isLost(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || activeElement.matches(':disabled');
}

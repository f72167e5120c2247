/**
 * Moves the focus to the link of the next or the previous row of the list inside `view`, or from the search field to the
 * first; upwards from the first it goes back to the search field. False when there was nowhere to go.
 */
export function focusRow(view: HTMLElement, step: 1 | -1): boolean {
  const from = document.activeElement?.closest<HTMLElement>('[data-index]');
  const index = from ? Number(from.dataset['index']) + step : 0;
  const isFieldLeft = !from && step === 1;
  const target =
    from || isFieldLeft
      ? (view.querySelector<HTMLElement>(`[data-index="${index}"] a`) ??
        (index < 0 ? view.querySelector<HTMLElement>('[data-search]') : null))
      : null;
  target?.focus();
  return target !== null;
}

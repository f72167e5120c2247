/** What an owner calls a kind of fact, as a slot's id (`Parking space` → `parking_space`); null when no letter begins it. */
export function slotFromName(name: string): string | null {
  const id = name
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '')
    .join('_')
    .slice(0, 60)
    .replace(/_$/, '');
  return /^[a-z]/.test(id) ? id : null;
}

const DAY_MS = 86_400_000;

type Place = { code: string; name: string };
type Names = Record<string, string> | undefined;

/**
 * Public holidays by `date-holidays`. Its data are megabytes, and most shops ask once: they are loaded when they are
 * first asked for. Half days and what is merely observed are not holidays on which a shop is closed.
 */
export function createHolidaySource() {
  const load = async () => (await import('date-holidays')).default;

  return {
    async of({ country, region }: { country: string; region: string | null }, years: readonly number[]) {
      const Holidays = await load();
      const calendar = new Holidays();
      if (!(country in (calendar.getCountries() ?? {}))) return null;
      if (region !== null && !(region in (calendar.getStates(country) ?? {}))) return null;
      if (region === null) calendar.init(country);
      else calendar.init(country, region);
      return years
        .flatMap((year) => calendar.getHolidays(year))
        .filter(({ type, date }) => type === 'public' && date.slice(11, 16) === '00:00')
        .flatMap(({ date, start, end, name, rule }) => {
          const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
          // Some last several days; those that begin at sunset are dated with the day that follows.
          const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS));
          return Array.from({ length: days }, (_, later) => {
            return { day: new Date(first + later * DAY_MS).toISOString().slice(0, 10), name, rule };
          });
        });
    },
    /** By name, in that language where the names are known in it. */
    async places(country: string | undefined, language: string) {
      const Holidays = await load();
      const calendar = new Holidays();
      const regions: Names = country === undefined ? undefined : calendar.getStates(country, language);
      return { countries: inOrder(calendar.getCountries(language)), regions: inOrder(regions) };
    },
  };
}

function inOrder(names: Names): Place[] {
  return Object.entries(names ?? {})
    .map(([code, name]) => ({ code, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

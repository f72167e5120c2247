/** The credentials of the soak: they open nothing but what it starts itself on this machine. */
export const SECRETS = {
  initiation: 'initiation-secret-of-the-soak',
  tool: 'tool-secret-of-the-soak',
  webhook: 'wsec_secret-of-the-soak',
  apiToken: 'api-token-of-the-soak-0123456789abcdef',
  elevenLabs: 'sk_secret-of-the-soak',
};

export const environment = (elevenLabsUrl: string): Record<string, string> => ({
  LINEKEEPER_WEBHOOK_PORT: '0',
  LINEKEEPER_DESK_PORT: '0',
  LINEKEEPER_INITIATION_SECRET: SECRETS.initiation,
  LINEKEEPER_TOOL_SECRET: SECRETS.tool,
  ELEVENLABS_WEBHOOK_SECRET: SECRETS.webhook,
  ELEVENLABS_API_KEY: SECRETS.elevenLabs,
  ELEVENLABS_BASE_URL: elevenLabsUrl,
  LINEKEEPER_API_TOKEN: SECRETS.apiToken,
  LINEKEEPER_BUSINESS_NAME: 'Salon Marigold',
  LINEKEEPER_TRADE: 'salon',
  LINEKEEPER_TIME_ZONE: 'Europe/London',
  LINEKEEPER_PHONE_REGION: 'US',
});

const DAY = [{ open: '00:00', close: '24:00' }];
export const HOURS = { 1: DAY, 2: DAY, 3: DAY, 4: DAY, 5: DAY, 6: DAY, 7: DAY };

/**
 * Whose part somebody plays: `regular`s call again and again and must be known alike however the calls came in,
 * `booker`s only book and cancel, and everybody who `leaves` is forgotten one day.
 */
export type Part = 'regular' | 'booker' | 'leaves';
export type Person = { part: Part; number: string; name: string };

const AREAS: Record<Part, readonly string[]> = {
  regular: ['212', '213', '312'],
  booker: ['415'],
  leaves: ['617', '646'],
};
const FIRST = ['Ana', 'Ben', 'Carla', 'Dev', 'Elif', 'Finn', 'Greta', 'Hugo', 'Ines', 'Jonas'];
const LAST = [
  'Quarrow',
  'Vexley',
  'Zimbrano',
  'Oskander',
  'Thurvane',
  'Pellwick',
  'Jorundal',
  'Kestrivo',
  'Wynbrook',
  'Azurra',
];

/** Numbers that nobody has: +1 NXX 555 01xx. No two share a name, so that a name tells whose trace was found. */
export function everybody(): Person[] {
  return Object.entries(AREAS).flatMap(([part, areas]) =>
    areas.flatMap((area) =>
      Array.from({ length: 100 }, (_, nth) => ({
        part: part as Part,
        number: `+1${area}55501${String(nth).padStart(2, '0')}`,
        name: `${FIRST[nth % 10] ?? ''} ${LAST[Math.floor(nth / 10)] ?? ''}${SUFFIXES[area] ?? ''}`,
      })),
    ),
  );
}

const SUFFIXES: Readonly<Record<string, string>> = {
  ...{ '212': 'son', '213': 'sen', '312': 'berg' },
  ...{ '415': 'mann', '617': 'stein', '646': 'dahl' },
};

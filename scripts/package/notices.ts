import type { ThirdParty } from './third-party.ts';

/** Licences that let us give the program away as it is. Another one is a decision, not a build step. */
const TAKEN = [
  // The code is ISC's, the table of holidays Creative Commons': named with its sources, unchanged (decision 0072).
  '(ISC AND CC-BY-3.0)',
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Unlicense',
  'blessing',
];

/** The licences of everything inside, for people. Throws when one is missing or is none that we take. */
export function toNotices(parts: readonly ThirdParty[]): string {
  const unfit = parts.filter(({ licence, text }) => !TAKEN.includes(licence) || text.trim() === '');
  if (unfit.length > 0) {
    const named = unfit.map(({ name, licence, text }) => `${name} (${text.trim() === '' ? 'no text' : licence})`);
    throw new Error(`These cannot be given away as they are: ${named.join(', ')}.`);
  }
  return [OPENING, ...parts.map(toNotice)].join(`\n${'-'.repeat(80)}\n\n`);
}

const OPENING = `Linekeeper is made with the work of others. Their licences follow.

Electron brings Chromium and Node.js: the licences of what they are made of stand in
LICENSES.chromium.html, beside the program or (macOS) in its Resources folder.
`;

function toNotice({ name, version, licence, text, homepage }: ThirdParty): string {
  const head = [`${name} ${version} (${licence})`, ...(homepage === undefined ? [] : [homepage])];
  return `${head.join('\n')}\n\n${text.trim()}\n`;
}

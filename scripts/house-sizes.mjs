import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { filesIn, root } from './bootstrap.mjs';

const mostPackages = 16;
const longestFile = 250;
const longestComponent = 200;
const medianFile = 60;

/** What is too big in the house, one sentence each: runtime packages, longest and median file of what is shipped. */
export function checkSizes() {
  const packages = Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).dependencies);
  const sizes = ['server', 'renderer/src', 'electron'].flatMap(sizesIn);
  const median = sizes.map(({ lines }) => lines).sort((a, b) => a - b)[Math.floor(sizes.length / 2)];
  return [
    ...(packages.length > mostPackages ? [`${packages.length} runtime packages, at most ${mostPackages}`] : []),
    ...sizes.filter(({ lines, most }) => lines > most).map(({ file, lines }) => `${file} has ${lines} lines`),
    ...(median > medianFile ? [`the median file has ${median} lines, at most ${medianFile}`] : []),
  ];
}

function sizesIn(folder) {
  const sources = filesIn(join(root, folder)).filter((file) => /\.tsx?$/u.test(file));
  return sources.map((file) => ({
    file,
    lines: readFileSync(file, 'utf8').split('\n').length - 1,
    most: file.endsWith('.tsx') ? longestComponent : longestFile,
  }));
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { z } from 'zod';

const Violations = z.array(
  z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })) }),
);

const require = createRequire(import.meta.url);

/** Its small copy: the one for people to read costs each page half as much again. */
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** The rules that look at colours: what another light may break, where nothing but the colours changes with it. */
export const COLOURS = ['color-contrast', 'link-in-text-block'];

/**
 * What axe-core finds wrong with the page as it stands, each with the first element that shows it. With `rules`, by
 * those alone.
 */
export async function accessFaults(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(AXE);
  const options = { resultTypes: ['violations'], ...(rules && { runOnly: rules }) };
  const found = Violations.parse(
    await page.evaluate(`axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`),
  );
  return found.map(({ id, nodes: [first, ...others] }) =>
    [id, first?.html.slice(0, 200), first?.failureSummary, others.length > 0 && `and ${others.length} more`].join(
      ' | ',
    ),
  );
}

/**
 * Switches the light under the eyes of whoever sits there. Colours on their way from one light to the other are those of
 * neither: they are taken to their end at once.
 */
export async function switchLight(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
  await page.evaluate(
    'document.getAnimations().forEach((one) => void (one.effect.getTiming().iterations < Infinity && one.finish()))',
  );
}

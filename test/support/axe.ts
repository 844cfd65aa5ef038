import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/** WCAG 2.2 A and AA, and what axe calls best practice. Nothing is switched off. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** As a text that runs in the page: the package itself expects a browser when it is loaded. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Result {
  violations: { id: string; nodes: { html: string }[] }[];
}

/** What axe finds on a page, one line each: the rule and the elements. */
export async function violationsOf(page: Page, rules?: string[]): Promise<string[]> {
  const runOnly = rules === undefined ? { type: 'tag', values: tags } : { type: 'rule', values: rules };
  const options = JSON.stringify({ runOnly, resultTypes: ['violations'] });
  await page.evaluate(axe);
  const { violations } = await page.evaluate<Result>(`window.axe.run(document, ${options})`);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

import { waitFor } from '@app/kit/testing';
import type { Page } from 'playwright-core';

// As text: it runs in the browser, whose types the tests do not have.
const isSettled = `
  document.querySelector('h1') !== null
  && document.querySelector('.mantine-Skeleton-root, [aria-busy="true"]') === null
  && document.getAnimations().every((animation) => animation.playState !== 'running' || animation.effect.getComputedTiming().iterations === Infinity)`;

/** Waits until a page shows what it has: no placeholder, nothing fading in. */
export async function settled(page: Page): Promise<void> {
  await waitFor('the page to settle', () => page.evaluate<boolean>(isSettled), { timeoutMs: 30_000 });
}

/** How many pixels a page is wider than its window: what one would have to scroll sideways. */
export async function overflowOf(page: Page): Promise<number> {
  return page.evaluate<number>(`document.documentElement.scrollWidth - window.innerWidth`);
}

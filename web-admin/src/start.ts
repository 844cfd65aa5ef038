/**
 * The entry: a few bytes, so that the page shows itself before its code is here. Each part is evaluated in a task of its own, between which a
 * slow phone can answer a finger.
 */
await firstPaint();
await import('react-dom/client');
await import('./theme.js');
await import('./main.js');

/** A tab in the background paints nothing, and loads all the same. */
function firstPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 100);
  });
}

import lighthouse, { desktopConfig } from 'lighthouse';

export interface Verdict {
  name: string;
  device: 'desktop' | 'mobile';
  /** 0 to 100. */
  performance: number;
  accessibility: number;
  firstPaintMs: number;
  largestPaintMs: number;
  /** Time in which a tap would have waited. */
  blockedMs: number;
  /** Everything the page loaded. */
  kilobytes: number;
  /** What of accessibility failed. */
  failures: string[];
}

interface Question {
  name: string;
  url: string;
  /** Lighthouse's own devices: a desktop on a fast line, a phone on a slow one (simulated). */
  device: Verdict['device'];
  /** Where the browser listens for commands. */
  port: number;
  headers: Record<string, string>;
}

/** One run of Lighthouse in a browser that is there. */
export async function judge({ name, url, device, port, headers }: Question): Promise<Verdict> {
  const flags = {
    port,
    output: 'json' as const,
    logLevel: 'error' as const,
    onlyCategories: ['performance', 'accessibility'],
    extraHeaders: headers,
    // An open event stream never lets the network rest.
    maxWaitForLoad: 15_000,
  };
  const result = await lighthouse(url, flags, device === 'desktop' ? desktopConfig : undefined);
  if (result === undefined) throw new Error(`Lighthouse gave no result for ${url}`);
  const { categories, audits } = result.lhr;
  const score = (category: string) => Math.round((categories[category]?.score ?? 0) * 100);
  const figure = (audit: string) => Math.round(audits[audit]?.numericValue ?? Number.NaN);
  const failed = (categories['accessibility']?.auditRefs ?? []).filter(
    ({ id, weight }) => weight > 0 && audits[id]?.score !== null && (audits[id]?.score ?? 1) < 1,
  );
  return {
    ...{ name, device, performance: score('performance'), accessibility: score('accessibility') },
    ...{ firstPaintMs: figure('first-contentful-paint'), largestPaintMs: figure('largest-contentful-paint') },
    ...{ blockedMs: figure('total-blocking-time'), kilobytes: Math.round(figure('total-byte-weight') / 1_000) },
    failures: failed.map(({ id }) => id),
  };
}

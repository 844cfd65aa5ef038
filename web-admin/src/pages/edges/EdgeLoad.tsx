import { Alert } from '@mantine/core';
import type { Edge } from '../../api/types.js';
import { formatBitrate, formatNumber, formatShare } from '../../format/numbers.js';
import { useLanguage, useTexts } from '../../i18n/i18n.js';
import { LoadBar, LoadBars } from '../../parts/LoadBar.js';
import { fullShare } from './edge-state.js';

/** What an edge carries against what it can, and how much of it came from its cache. */
export function EdgeLoad({ edge }: { edge: Edge }) {
  const { texts: t, language } = useLanguage();
  const { load, capacityBitsPerSecond: bits, capacitySessions: sessions } = edge;
  const count = (value: number) => formatNumber(value, language);
  const of = (used: string, all: string | null) => (all === null ? used : t.edges.trafficOf(used, all));
  return (
    <LoadBars isMuted={load === null} isWide>
      <LoadBar
        label={t.edges.traffic}
        share={load === null || bits === null ? undefined : load.bitsPerSecond / bits}
        text={of(formatBitrate(load?.bitsPerSecond, language), bits === null ? null : formatBitrate(bits, language))}
        limit={fullShare}
      />
      <LoadBar
        label={t.edges.connections}
        share={load === null || sessions === null ? undefined : load.connections / sessions}
        text={of(load === null ? '–' : count(load.connections), sessions === null ? null : count(sessions))}
        limit={fullShare}
      />
      <LoadBar
        label={t.edges.hitRatio}
        share={load?.cacheHitRatio ?? undefined}
        text={
          load !== null && load.cacheHitRatio === null
            ? t.edges.notMeasured
            : formatShare(load?.cacheHitRatio, language)
        }
        // A full cache bar is a good one.
        limit={Infinity}
      />
    </LoadBars>
  );
}

/** An edge without a director still serves what it has, so that nobody notices until it is old. */
export function OriginNotice({ edge: { load } }: { edge: Edge }) {
  const t = useTexts();
  if (load === null || load.originReachable) return null;
  return (
    <Alert color="orange" title={t.edges.noOrigin}>
      {t.edges.noOriginHint}
    </Alert>
  );
}

import { NativeSelect } from '@mantine/core';
import Hls from 'hls.js';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { formatBitrate } from '../../format/numbers.js';
import { useLanguage, useTexts } from '../../i18n/i18n.js';
import classes from './player.module.css';

/** A broken preview tries again after this, milliseconds: right after a start there is no playlist yet. */
const retryMs = 3_000;

/** A quality that viewers may get. */
interface Level {
  height: number;
  /** bit/s */
  bitrate: number;
}

interface Playback {
  hasFailed: boolean;
  levels: Level[];
  /** Index in `levels` that is played at this moment. */
  current: number;
  /** -1 = the player chooses by itself. */
  choose: (level: number) => void;
}

/** Muted preview of what viewers get, and which quality of it. */
export function Player({ url, name }: { url: string; name: string }) {
  const t = useTexts();
  const video = useRef<HTMLVideoElement>(null);
  // Not over an edge: our content security policy knows the director only.
  const playback = usePlayback(video, `${url}?pathway=origin`);
  return (
    <>
      <div className={classes['frame']}>
        <video
          ref={video}
          className={classes['video']}
          muted
          playsInline
          controls={!playback.hasFailed}
          aria-label={t.stream.playerLabel(name)}
        />
        {playback.hasFailed && (
          <div className={classes['notice']} role="status">
            {t.stream.playerError}
          </div>
        )}
      </div>
      {playback.levels.length > 0 && <QualitySelect {...playback} />}
    </>
  );
}

function QualitySelect({ levels, current, choose }: Playback) {
  const { texts: t, language } = useLanguage();
  const text = ({ height, bitrate }: Level) =>
    [height > 0 ? `${height}p` : t.player.soundOnly, formatBitrate(bitrate, language)].join(' · ');
  const playing = levels[current];
  const automatic = playing === undefined ? t.player.automatic : t.player.automaticNow(text(playing));
  return (
    <NativeSelect
      mt="sm"
      size="xs"
      label={t.player.quality}
      onChange={(event) => choose(Number(event.currentTarget.value))}
      data={[
        { value: '-1', label: automatic },
        ...levels.map((level, index) => ({ value: String(index), label: text(level) })),
      ]}
    />
  );
}

function usePlayback(video: RefObject<HTMLVideoElement | null>, url: string): Playback {
  const player = useRef<Hls>(null);
  const [hasFailed, setFailed] = useState(false);
  const [levels, setLevels] = useState<Level[]>([]);
  const [current, setCurrent] = useState(-1);
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    if (!Hls.isSupported()) {
      element.src = url;
      return () => element.removeAttribute('src');
    }
    const hls = createPlayer(url, element, setFailed);
    hls.on(Hls.Events.MANIFEST_PARSED, () =>
      setLevels(hls.levels.map(({ height, bitrate }) => ({ height: height || 0, bitrate }))),
    );
    hls.on(Hls.Events.LEVEL_SWITCHED, (_event, { level }) => setCurrent(level));
    player.current = hls;
    return () => {
      player.current = null;
      hls.destroy();
    };
  }, [video, url]);
  const choose = (level: number) => {
    if (player.current !== null) player.current.nextLevel = level;
  };
  return { hasFailed, levels, current, choose };
}

function createPlayer(url: string, element: HTMLVideoElement, setFailed: (hasFailed: boolean) => void): Hls {
  let timer: ReturnType<typeof setTimeout>;
  // Without a worker, because a strict content security policy has no place for its blob: address.
  const hls = new Hls({ enableWorker: false, backBufferLength: 10, maxBufferLength: 10, capLevelToPlayerSize: true });
  hls.on(Hls.Events.MANIFEST_PARSED, () => {
    setFailed(false);
    // Browsers may refuse to start without a click; the controls are there for that.
    element.play().catch(() => undefined);
  });
  hls.on(Hls.Events.ERROR, (_event, { fatal, type }) => {
    if (!fatal) return;
    if (type === Hls.ErrorTypes.MEDIA_ERROR) return hls.recoverMediaError();
    setFailed(true);
    clearTimeout(timer);
    timer = setTimeout(() => hls.loadSource(url), retryMs);
  });
  hls.on(Hls.Events.DESTROYING, () => clearTimeout(timer));
  hls.loadSource(url);
  hls.attachMedia(element);
  return hls;
}

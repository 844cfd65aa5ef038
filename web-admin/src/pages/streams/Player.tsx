import Hls from 'hls.js';
import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../../i18n/i18n.js';
import classes from './player.module.css';

/** A broken preview tries again after this, milliseconds: right after a start there is no playlist yet. */
const retryMs = 3_000;

/** Muted preview of what viewers get. */
export function Player({ url, name }: { url: string; name: string }) {
  const t = useTexts();
  const video = useRef<HTMLVideoElement>(null);
  const [hasFailed, setFailed] = useState(false);

  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    if (!Hls.isSupported()) {
      element.src = url;
      return () => element.removeAttribute('src');
    }
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
    hls.loadSource(url);
    hls.attachMedia(element);
    return () => {
      clearTimeout(timer);
      hls.destroy();
    };
  }, [url]);

  return (
    <div className={classes['frame']}>
      <video
        ref={video}
        className={classes['video']}
        muted
        playsInline
        controls={!hasFailed}
        aria-label={t.stream.playerLabel(name)}
      />
      {hasFailed && (
        <div className={classes['notice']} role="status">
          {t.stream.playerError}
        </div>
      )}
    </div>
  );
}

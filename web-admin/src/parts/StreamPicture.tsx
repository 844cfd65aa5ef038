import { IconPhotoOff } from '@tabler/icons-react';
import { useState } from 'react';
import { apiRoot } from '../api/client.js';
import { secondsBetween } from '../format/time.js';
import { useTexts } from '../i18n/i18n.js';
import { useNow } from './now.js';
import classes from './picture.module.css';

interface StreamPictureProps {
  streamId: string;
  /** When the newest picture was taken; null = there is none. A new one is shown as soon as this changes. */
  takenAt: string | null;
  /** Among the first things a visitor sees: fetched at once. */
  isFirstSight?: boolean;
}

/** Older than this and it says nothing about now: tasks renew it every 10 s. */
const oldAfterSeconds = 45;

/** The last still picture of a stream. Decorative: the name beside it says what it is. */
export function StreamPicture({ streamId, takenAt, isFirstSight = false }: StreamPictureProps) {
  const t = useTexts();
  const [failedAt, setFailedAt] = useState<string>();
  if (takenAt === null || failedAt === takenAt) {
    return (
      <div className={classes['frame']}>
        <span className={classes['none']}>
          <IconPhotoOff size={26} stroke={1.4} aria-hidden />
          {t.picture.none}
        </span>
      </div>
    );
  }
  return (
    <div className={classes['frame']}>
      <img
        className={classes['picture']}
        src={`${apiRoot}/streams/${streamId}/picture?at=${encodeURIComponent(takenAt)}`}
        alt=""
        loading={isFirstSight ? 'eager' : 'lazy'}
        fetchPriority={isFirstSight ? 'high' : 'auto'}
        decoding="async"
        onError={() => setFailedAt(takenAt)}
      />
      <OldPicture takenAt={takenAt} />
    </div>
  );
}

function OldPicture({ takenAt }: { takenAt: string }) {
  const t = useTexts();
  const isOld = secondsBetween(takenAt, useNow()) > oldAfterSeconds;
  return isOld ? <span className={classes['old']}>{t.picture.old}</span> : null;
}

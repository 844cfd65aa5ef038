import { useEffect, useState } from 'react';
import { apiRoot } from '../../api/client.js';
import { useTexts } from '../../i18n/i18n.js';
import classes from './guest.module.css';

/** Packagers renew their picture every few seconds. */
const refreshMs = 5_000;

interface GuestPictureProps {
  hasPicture: boolean;
  isMeasured: boolean;
  secret: string;
}

/** A still picture of what arrives. */
export function GuestPicture({ hasPicture, isMeasured, secret }: GuestPictureProps) {
  const t = useTexts();
  const url = usePicture(hasPicture, secret);
  return (
    <figure className={classes['picture']}>
      {url === undefined ? (
        <div className={classes['noPicture']}>{isMeasured ? t.guest.noPicture : t.guest.notMeasured}</div>
      ) : (
        <img src={url} alt={t.guest.picture} />
      )}
      {url !== undefined && <figcaption>{t.guest.picture}</figcaption>}
    </figure>
  );
}

/** Address of the newest picture in this browser; fetched with the secret, which an `img` cannot send. */
function usePicture(hasPicture: boolean, secret: string): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!hasPicture) return setUrl(undefined);
    const abort = new AbortController();
    let shown: string | undefined;
    let etag: string | undefined;
    const refresh = async () => {
      const headers = { authorization: `Bearer ${secret}`, ...(etag === undefined ? {} : { 'if-none-match': etag }) };
      const response = await fetch(`${apiRoot}/guest/picture`, { headers, signal: abort.signal, cache: 'no-store' });
      if (response.status !== 200) return;
      etag = response.headers.get('etag') ?? undefined;
      const next = URL.createObjectURL(await response.blob());
      if (shown !== undefined) URL.revokeObjectURL(shown);
      shown = next;
      setUrl(next);
    };
    // A picture that does not come is tried again with the next one.
    const look = () => void refresh().catch(() => undefined);
    look();
    const timer = setInterval(look, refreshMs);
    return () => {
      abort.abort();
      clearInterval(timer);
      if (shown !== undefined) URL.revokeObjectURL(shown);
    };
  }, [hasPicture, secret]);
  return url;
}

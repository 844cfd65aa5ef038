import { encode } from 'uqr';
import classes from './qr.module.css';

interface QrCodeProps {
  /** What a camera reads. */
  text: string;
  /** What it is for, for those who cannot see it. */
  label: string;
}

/** Free modules around a code (ISO/IEC 18004 asks for four). */
const border = 4;

/** A text as QR code, black on white in every colour scheme: many readers need that. */
export function QrCode({ text, label }: QrCodeProps) {
  const { data, size } = encode(text, { ecc: 'M', border });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg className={classes['code']} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={dark.join('')} />
    </svg>
  );
}

/** Named in the texts: `encoders.names`. */
export const ways = ['obs', 'vmix', 'phone', 'ffmpeg'] as const;

export interface PublishAddress {
  /** `rtmp://host[:port]/application` */
  server: string;
  /** The key, which is the stream name on the media server. */
  key: string;
}

/** Server and key in one, as most apps on phones want it. */
export const fullAddress = ({ server, key }: PublishAddress): string => `${server}/${key}`;

/** Adds the connection to Larix Broadcaster (Softvelum, "Larix Grove": `larix://set/` with a `conn` array; only `url` is required). */
export function larixLink(address: PublishAddress, name: string): string {
  const parameters: [string, string][] = [
    ['conn[][url]', fullAddress(address)],
    ['conn[][name]', name],
    ['conn[][overwrite]', 'on'],
  ];
  return `larix://set/v1?${parameters.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&')}`;
}

/** Sends a file with what every platform takes: H.264 and AAC, a keyframe every 2 s. Quoted so that POSIX shells and Windows take it. */
export function ffmpegCommand(address: PublishAddress): string {
  const video = '-c:v libx264 -preset veryfast -pix_fmt yuv420p -b:v 4500k -maxrate 4500k -bufsize 9000k';
  const keyframes = '-force_key_frames "expr:gte(t,n_forced*2)"';
  const audio = '-c:a aac -b:a 160k -ar 48000';
  return `ffmpeg -re -i video.mp4 ${video} ${keyframes} ${audio} -f flv "${fullAddress(address)}"`;
}

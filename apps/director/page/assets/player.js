/**
 * One attempt at playing a source: hls.js where Media Source Extensions exist, the browser's own HLS elsewhere (iPhone).
 * Settings and their reasons: a playlist that hangs or fails is given up at once, because the page asks again by itself and
 * the buffer bridges it; a segment is asked for again within a second.
 */

const once = (milliseconds, load) => ({
  default: { maxTimeToFirstByteMs: milliseconds, maxLoadTimeMs: load, timeoutRetry: null, errorRetry: null },
});

const settings = {
  workerPath: '/watch/assets/hls.worker.js',
  lowLatencyMode: false,
  liveSyncDurationCount: 3,
  initialLiveManifestSize: 3,
  liveMaxUnchangedPlaylistRefresh: 3,
  backBufferLength: 60,
  capLevelToPlayerSize: true,
  manifestLoadPolicy: once(4000, 8000),
  playlistLoadPolicy: once(2000, 4000),
  steeringManifestLoadPolicy: once(2000, 4000),
  fragLoadPolicy: {
    default: {
      maxTimeToFirstByteMs: 2500,
      maxLoadTimeMs: 20_000,
      timeoutRetry: { maxNumRetry: 2, retryDelayMs: 0, maxRetryDelayMs: 0 },
      errorRetry: { maxNumRetry: 6, retryDelayMs: 300, maxRetryDelayMs: 1000 },
    },
  },
};

/**
 * @typedef {object} Quality
 * @property {string} value `auto`, a level's number, or `audio`
 * @property {string} label
 *
 * @typedef {object} PlayerEvents
 * @property {(qualities: Quality[], active: string) => void} onQualities what can be chosen, and what `auto` plays
 * @property {(kind: 'network' | 'media' | 'unplayable') => void} onFailure the attempt is over, unless `resume` works
 *
 * @typedef {object} Player
 * @property {() => void} resume goes on loading after a network failure without emptying the buffer
 * @property {(value: string) => void} choose a level's number or `auto`
 * @property {() => number | null} livePosition where a viewer at the live edge would be, seconds of the video's clock
 * @property {() => string | null} audioSource playlist address of the sound alone
 * @property {() => void} destroy
 */

/**
 * @param {HTMLVideoElement} video
 * @param {string} source playlist address
 * @param {PlayerEvents} events
 * @returns {Promise<Player>}
 */
export async function startPlayer(video, source, events) {
  const { default: Hls } = await import('./hls.min.mjs');
  if (Hls.isSupported()) return startHlsJs(Hls, video, source, events);
  if (video.canPlayType('application/vnd.apple.mpegurl') !== '') return startNative(video, source, events);
  events.onFailure('unplayable');
  return { resume() {}, choose() {}, livePosition: () => null, audioSource: () => null, destroy() {} };
}

function startHlsJs(Hls, video, source, events) {
  const hls = new Hls(settings);
  let mediaRecoveredAt = -Infinity;
  const showQualities = () => {
    const active = hls.levels[hls.currentLevel];
    events.onQualities(qualitiesOf(hls.levels), active === undefined ? '' : labelOf(active, hls.levels));
  };
  hls.on(Hls.Events.MANIFEST_PARSED, showQualities);
  hls.on(Hls.Events.LEVEL_SWITCHED, showQualities);
  hls.on(Hls.Events.ERROR, (_event, error) => {
    if (!error.fatal) return;
    console.warn('player failed', error.details);
    if (/IncompatibleCodecs|AddCodec/.test(error.details)) return events.onFailure('unplayable');
    const canRecover = error.type === Hls.ErrorTypes.MEDIA_ERROR && performance.now() - mediaRecoveredAt > 10_000;
    if (canRecover) {
      mediaRecoveredAt = performance.now();
      return hls.recoverMediaError();
    }
    events.onFailure(error.type === Hls.ErrorTypes.NETWORK_ERROR ? 'network' : 'media');
  });
  hls.loadSource(source);
  hls.attachMedia(video);
  return {
    resume: () => hls.startLoad(),
    choose: (value) => (hls.nextLevel = value === 'auto' ? -1 : Number(value)),
    livePosition: () => (hls.latestLevelDetails?.live ? hls.liveSyncPosition : null),
    audioSource: () => (hls.audioTracks.some((track) => track.url !== '') ? `${source}?only=audio` : null),
    destroy: () => hls.destroy(),
  };
}

function startNative(video, source, events) {
  const fail = () => events.onFailure(video.error?.code === MediaError.MEDIA_ERR_DECODE ? 'media' : 'network');
  video.addEventListener('error', fail);
  video.src = source;
  return {
    resume() {},
    choose() {},
    livePosition() {
      const { seekable } = video;
      return video.duration === Infinity && seekable.length > 0 ? seekable.end(seekable.length - 1) - 6 : null;
    },
    audioSource: () => null,
    destroy() {
      video.removeEventListener('error', fail);
      video.removeAttribute('src');
      video.load();
    },
  };
}

/** @returns {Quality[]} levels, best first */
function qualitiesOf(levels) {
  return levels
    .map((level, index) => ({ value: String(index), label: labelOf(level, levels), bitrate: level.bitrate }))
    .sort((a, b) => b.bitrate - a.bitrate);
}

function labelOf(level, levels) {
  const bitrate = `${(level.bitrate / 1e6).toFixed(1)} Mbit/s`;
  if (!level.height) return bitrate;
  const rate = level.frameRate > 49 ? String(Math.round(level.frameRate)) : '';
  const isAlone = levels.filter((other) => other.height === level.height).length === 1;
  return `${level.height}p${rate}${isAlone ? '' : ` · ${bitrate}`}`;
}

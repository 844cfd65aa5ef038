const lookEveryMs = 1000;

/**
 * Notices a picture that stands still although it should move: players do not report every way in which a source can die.
 *
 * @param {HTMLVideoElement} video
 * @param {() => boolean} isExpected whether the video should be moving now
 * @param {(stalledMs: number) => void} onStall called each second while it stands still, from the second one on
 */
export function watchProgress(video, isExpected, onStall) {
  let position = video.currentTime;
  let movedAt = performance.now();
  setInterval(() => {
    const now = performance.now();
    if (!isExpected() || document.hidden || video.paused || video.currentTime !== position) {
      position = video.currentTime;
      movedAt = now;
    } else if (now - movedAt > lookEveryMs) {
      onStall(now - movedAt);
    }
  }, lookEveryMs);
}

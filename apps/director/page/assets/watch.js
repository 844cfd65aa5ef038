import { startPlayer } from './player.js';
import { texts, translatePage } from './texts.js';
import { watchProgress } from './watchdog.js';

/**
 * The watch page. It asks for the multivariant playlist until there is one, plays it, and starts over when playing fails:
 *
 *   loading -> waiting | unknown | private | trouble -> playing -> interrupted | over -> playing ...
 */

const byId = (id) => document.getElementById(id);
const [video, curtain, headline, detail] = ['video', 'curtain', 'headline', 'detail'].map(byId);
const [badge, badgeText, backdrop, panel] = ['badge', 'badge-text', 'backdrop', 'panel'].map(byId);
const [quality, unmute, goLive, copy] = ['quality', 'unmute', 'go-live', 'copy'].map(byId);

const stream = document.body.dataset.stream;
const address = `/hls/${stream}/index.m3u8`;
const soundWishKey = 'portier.sound';

/** @type {import('./player.js').Player | null} */
let player = null;
/** Whose events count; null while nothing plays. */
let session = null;
/** Rises whenever the page changes its mind, so that older waits end. */
let attempt = 0;
let chosenQuality = 'auto';
/** Address of the sound alone, once known: the source while the viewer wants only that. */
let audioAddress = null;
let lastFailureAt = -Infinity;
/** Whether this broadcast was seen already. */
let hasPlayed = false;

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
/** Thousands of waiting viewers must not ask in the same moment. */
const spread = (milliseconds) => milliseconds * (1 + Math.random() / 2);

function show(state) {
  document.body.dataset.state = state;
  const isPlaying = state === 'playing';
  const isAudio = isPlaying && audioAddress !== null && chosenQuality === 'audio';
  curtain.hidden = isPlaying && !isAudio;
  curtain.classList.toggle('calm', isAudio);
  setText(headline, isAudio ? texts.audioOnly : isPlaying ? '' : texts[state]);
  setText(detail, isPlaying ? '' : (texts[`${state}Detail`] ?? ''));
  panel.hidden = !isPlaying;
  const badgeName = { playing: 'live', over: 'ended', waiting: 'offline', interrupted: 'offline' }[state];
  badge.hidden = badgeName === undefined;
  if (badgeName !== undefined) setText(badgeText, texts[badgeName]);
  badge.dataset.kind = badgeName ?? '';
  updateUnmute();
  if (!isPlaying) loadPoster();
}

/** A status region speaks at every change: do not change what is the same. */
function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function loadPoster() {
  const picture = new Image();
  picture.onload = () => {
    backdrop.src = picture.src;
    backdrop.hidden = false;
  };
  picture.src = `/hls/${stream}/poster.jpg`;
}

/** Asks until `url` is there; shows why not meanwhile. False when it never will be, or another attempt began. */
async function waitFor(url, mine, stateWhileMissing) {
  for (;;) {
    const answer = await fetch(url, { cache: 'no-store' }).catch(() => null);
    if (mine !== attempt) return false;
    if (answer?.ok) return true;
    const state = answer === null ? 'trouble' : stateWhileMissing(answer.status);
    if (state !== null) {
      stopPlayer();
      show(state);
    }
    if (state === 'unknown' || state === 'private') await pause(spread(30_000));
    else await pause(spread(Number(answer?.headers.get('Retry-After') ?? 2) * 1000));
    if (mine !== attempt) return false;
  }
}

function stateOfStatus(status) {
  if (status === 404) return 'unknown';
  if (status === 403) return 'private';
  // What is buffered is shown to its end before the page says that nothing comes.
  if (player !== null && secondsAhead() > 0.5) return null;
  if (status !== 503) return 'trouble';
  return hasPlayed ? 'interrupted' : 'waiting';
}

async function play() {
  const mine = ++attempt;
  if (!(await waitFor(address, mine, stateOfStatus))) return;
  await attach(mine);
}

async function attach(mine) {
  stopPlayer();
  const own = (session = Symbol('session'));
  const source = chosenQuality === 'audio' && audioAddress !== null ? audioAddress : address;
  let started;
  try {
    started = await startPlayer(video, source, {
      onQualities: (qualities, active) => own === session && fillQualities(qualities, active),
      onFailure: (kind) => own === session && fail(kind),
    });
  } catch {
    if (own === session && mine === attempt) fail('media'); // the player's own files did not arrive
    return;
  }
  if (own !== session) return started.destroy();
  player = started;
  await startVideo();
}

/** With sound when this viewer wanted it before and the browser lets us, else muted. */
async function startVideo() {
  video.muted = localStorage.getItem(soundWishKey) !== 'on';
  try {
    await video.play();
  } catch (error) {
    if (error.name !== 'NotAllowedError') return;
    video.muted = true;
    await video.play().catch(() => show('blocked'));
  }
}

async function fail(kind) {
  if (kind === 'unplayable') {
    attempt++;
    stopPlayer();
    return show('unplayable');
  }
  const isRepeated = performance.now() - lastFailureAt < 8000;
  lastFailureAt = performance.now();
  const mine = ++attempt;
  // Loading can only be resumed where it had begun; all else starts over.
  if (kind === 'media' || isRepeated || player === null || secondsAhead() === 0) {
    await pause(spread(1000));
    if (mine === attempt) await play();
    return;
  }
  if (!(await waitFor(address, mine, stateOfStatus))) return;
  if (player === null) return attach(mine);
  player.resume();
}

function stopPlayer() {
  session = null;
  player?.destroy();
  player = null;
}

/** Asks whether the stream is still there when the picture stands, and starts over when waiting does not help. */
async function checkStall(stalledMs) {
  const patienceMs = document.body.dataset.state === 'playing' ? 12_000 : 40_000;
  const mine = attempt;
  if (stalledMs < 3000) return;
  if (stalledMs > patienceMs) return attach(++attempt);
  const answer = await fetch(address, { cache: 'no-store' }).catch(() => null);
  if (mine === attempt && answer !== null && !answer.ok) await play();
}

async function finish() {
  const mine = ++attempt;
  hasPlayed = false;
  stopPlayer();
  show('over');
  // The closed playlist stays for a while: what tells of a new broadcast is the list of live streams.
  if (!(await waitFor(`/ingests/${stream}`, mine, () => 'over'))) return;
  await play();
}

function secondsAhead() {
  for (let range = 0; range < video.buffered.length; range++) {
    const isHere =
      video.buffered.start(range) <= video.currentTime + 0.1 && video.currentTime < video.buffered.end(range);
    if (isHere) return video.buffered.end(range) - video.currentTime;
  }
  return 0;
}

function fillQualities(levels, active) {
  audioAddress = chosenQuality === 'audio' ? audioAddress : (player?.audioSource() ?? audioAddress);
  const isAudio = chosenQuality === 'audio';
  const options = [
    { value: 'auto', label: active && !isAudio && chosenQuality === 'auto' ? `${texts.auto} · ${active}` : texts.auto },
  ];
  if (isAudio) options.push(...knownLevels);
  else if (levels.length > 1) options.push(...(knownLevels = levels));
  if (audioAddress !== null) options.push({ value: 'audio', label: texts.audioOnly });
  const isSame = JSON.stringify(options) === quality.dataset.options;
  if (isSame) return;
  quality.dataset.options = JSON.stringify(options);
  quality.replaceChildren(...options.map(({ value, label }) => new Option(label, value)));
  quality.value = chosenQuality;
  quality.parentElement.hidden = options.length < 2;
}
let knownLevels = [];

quality.addEventListener('change', () => {
  const wasAudio = chosenQuality === 'audio';
  chosenQuality = quality.value;
  if (wasAudio || chosenQuality === 'audio') {
    show('playing');
    void attach(++attempt);
  } else player?.choose(chosenQuality);
});

function updateUnmute() {
  unmute.hidden = !(video.muted && document.body.dataset.state === 'playing');
}

unmute.addEventListener('click', () => {
  video.muted = false;
  if (video.volume === 0) video.volume = 1;
  video.focus();
});

video.addEventListener('volumechange', () => {
  if (document.body.dataset.state === 'playing') localStorage.setItem(soundWishKey, video.muted ? 'off' : 'on');
  updateUnmute();
});

video.addEventListener('playing', () => {
  hasPlayed = true;
  show('playing');
});
video.addEventListener('ended', () => void finish());
video.addEventListener('timeupdate', () => {
  const position = player?.livePosition() ?? null;
  goLive.hidden = position === null || position - video.currentTime < 8;
});

goLive.addEventListener('click', () => {
  const position = player?.livePosition() ?? null;
  if (position !== null) video.currentTime = position;
  goLive.hidden = true;
  void video.play();
});

copy.addEventListener('click', async () => {
  await navigator.clipboard?.writeText(copy.dataset.url);
  copy.textContent = texts.copied;
  await pause(1500);
  copy.textContent = texts.copy;
});

watchProgress(video, () => player !== null, checkStall);

translatePage();
if (stream === '') {
  document.title = texts.unknownTitle;
  document.querySelector('h1').textContent = texts.unknownTitle;
  show('unknown');
} else {
  show('loading');
  void play();
}

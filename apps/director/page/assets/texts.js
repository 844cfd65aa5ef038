/** Texts of the pages in the languages they speak. The keys of both are the same. */
const dictionaries = {
  en: {
    live: 'Live',
    ended: 'Ended',
    offline: 'Offline',
    loading: 'Loading …',
    waiting: 'Not live yet',
    waitingDetail: 'This page starts by itself as soon as the broadcast begins.',
    interrupted: 'The broadcast is interrupted',
    interruptedDetail: 'This page goes on by itself as soon as the picture is back.',
    over: 'The broadcast has ended',
    overDetail: 'If it goes on, this page starts by itself.',
    unknown: 'There is no stream at this address',
    unknownDetail: 'Check the link, or ask whoever sent it to you.',
    private: 'This stream is not public',
    privateDetail: 'You need a personal link to watch it.',
    trouble: 'The connection is lost',
    troubleDetail: 'Trying again by itself.',
    unplayable: 'This browser cannot play the stream',
    unplayableDetail: 'Try a current version of Chrome, Firefox, Edge or Safari.',
    blocked: 'Ready to play',
    blockedDetail: 'Press play to start.',
    audioOnly: 'Audio only',
    unmute: 'Unmute',
    quality: 'Quality',
    auto: 'Automatic',
    goLive: 'Back to live',
    copy: 'Copy playlist address',
    copied: 'Copied',
    liveNow: 'Live now',
    nothingLive: 'Nothing is live at the moment. This page looks again by itself.',
    unknownTitle: 'Unknown stream',
  },
  de: {
    live: 'Live',
    ended: 'Beendet',
    offline: 'Offline',
    loading: 'Lädt …',
    waiting: 'Noch nicht live',
    waitingDetail: 'Diese Seite startet von selbst, sobald die Sendung beginnt.',
    interrupted: 'Die Sendung ist unterbrochen',
    interruptedDetail: 'Diese Seite geht von selbst weiter, sobald das Bild zurück ist.',
    over: 'Die Sendung ist zu Ende',
    overDetail: 'Geht sie weiter, startet diese Seite von selbst.',
    unknown: 'Unter dieser Adresse gibt es keinen Stream',
    unknownDetail: 'Bitte den Link prüfen oder nachfragen, woher er kommt.',
    private: 'Dieser Stream ist nicht öffentlich',
    privateDetail: 'Zum Ansehen braucht es einen persönlichen Link.',
    trouble: 'Die Verbindung ist unterbrochen',
    troubleDetail: 'Es wird von selbst weiter versucht.',
    unplayable: 'Dieser Browser kann den Stream nicht abspielen',
    unplayableDetail: 'Ein aktueller Chrome, Firefox, Edge oder Safari kann es.',
    blocked: 'Bereit',
    blockedDetail: 'Zum Starten auf Wiedergabe drücken.',
    audioOnly: 'Nur Ton',
    unmute: 'Ton an',
    quality: 'Qualität',
    auto: 'Automatisch',
    goLive: 'Zurück zu live',
    copy: 'Playlist-Adresse kopieren',
    copied: 'Kopiert',
    liveNow: 'Jetzt live',
    nothingLive: 'Gerade ist nichts live. Diese Seite sieht von selbst wieder nach.',
    unknownTitle: 'Unbekannter Stream',
  },
};

const language = navigator.language.toLowerCase().startsWith('de') ? 'de' : 'en';

/** @type {Record<keyof typeof dictionaries.en, string>} */
export const texts = dictionaries[language];

/** Puts the page into the reader's language: every element with `data-text` shows that text. */
export function translatePage() {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll('[data-text]')) {
    element.textContent = texts[element.dataset.text];
  }
}

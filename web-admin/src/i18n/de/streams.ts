import type { Texts } from '../en.js';

/** Texte der Streams und der Seite eines Streams. */
export const streamTexts: Pick<
  Texts,
  | 'streams'
  | 'visibility'
  | 'streamForm'
  | 'stream'
  | 'streamState'
  | 'player'
  | 'settings'
  | 'history'
  | 'problemHistory'
> = {
  streams: {
    title: 'Streams',
    lead: 'Ein Stream ist ein Name, den Zuschauer kennen, Schlüssel für die, die senden dürfen, und was Portier tut, während er live ist.',
    create: 'Neuer Stream',
    searchLabel: 'Nach Name oder Titel suchen',
    filterLabel: 'Zeigen',
    filterAll: 'Alle',
    filterLive: 'Live',
    filterOff: 'Nicht live',
    name: 'Name',
    visibility: 'Sichtbarkeit',
    enabled: 'Erlaubt',
    enabledFor: (name) => `${name} darf gesendet werden`,
    tasks: 'Aufgaben',
    live: 'Live',
    notLive: 'Nicht live',
    disabled: 'Abgeschaltet',
    emptyTitle: 'Noch keine Streams',
    emptyHint: 'Legen Sie einen an; Adresse und Schlüssel für Ihren Encoder bekommen Sie sofort.',
    countRunning: (count) => `${count} laufen`,
    countPending: (count) => `${count} warten`,
    countRetrying: (count) => `${count} scheitern`,
    countQuarantined: (count) => `${count} angehalten`,
    noTasks: 'keine Aufgaben',
    deleteTitle: (name) => `Stream ${name} löschen?`,
    deleteText:
      'Schlüssel, Konfigurationen und Verlauf gehen mit. Wer gerade sendet, wird getrennt. Auf der Seite „Änderungen“ lässt er sich einige Wochen lang zurückholen.',
  },
  visibility: {
    public: 'Öffentlich',
    unlisted: 'Nicht gelistet',
    token: 'Mit Token',
    publicHint: 'Alle dürfen zusehen, und er darf gelistet werden.',
    unlistedHint: 'Wer die Adresse kennt, darf zusehen.',
    tokenHint: 'Nur Zuschauer mit Token dürfen zusehen.',
  },
  streamForm: {
    title: 'Neuer Stream',
    name: 'Name',
    nameHint:
      'Teil der Zuschaueradresse: Buchstaben, Ziffern, „-“ und „_“, höchstens 64. Eine spätere Änderung bricht verteilte Adressen.',
    namePattern: 'Nehmen Sie 1 bis 64 Buchstaben, Ziffern, „-“ oder „_“.',
    streamTitle: 'Titel',
    titleHint: 'Was Menschen lesen. Leer = der Name wird gezeigt.',
    application: 'Anwendung',
    applicationHint: 'Der letzte Teil der Serveradresse im Encoder.',
    submit: 'Stream anlegen',
    createdTitle: 'Stream angelegt',
    createdText:
      'Fügen Sie diese beiden in Ihren Encoder ein. Der Schlüssel wird nur jetzt gezeigt; er lässt sich jederzeit ersetzen.',
    toStream: 'Zum Stream',
  },
  stream: {
    tabs: {
      now: 'Jetzt',
      publish: 'Senden',
      configurations: 'Konfigurationen',
      history: 'Verlauf',
      settings: 'Einstellungen',
    },
    watch: 'Zuschauerseite',
    waiting: 'Wartet auf einen Sender',
    waitingHint: 'Starten Sie Ihren Encoder mit Adresse und Schlüssel unter „Senden“.',
    disabledTitle: 'Dieser Stream ist abgeschaltet',
    disabledHint: 'Sender werden abgewiesen, bis er wieder eingeschaltet ist.',
    player: 'Vorschau',
    playerError: 'Die Vorschau lässt sich gerade nicht abspielen.',
    playerLabel: (name) => `Vorschau von ${name}`,
    input: 'Eingehendes Signal',
    inputFrom: 'Von',
    inputServer: 'Medienserver',
    inputVideo: 'Bild',
    inputAudio: 'Ton',
    inputBitrate: 'Bitrate',
    tasks: 'Aufgaben',
    noTasksTitle: 'Keine Aufgaben',
    noTasksLive: 'Für diesen Stream ist nichts eingeschaltet. Fügen Sie eine Konfiguration hinzu.',
    noTasksOff: 'Aufgaben beginnen von selbst, sobald der Stream live ist.',
    title: 'Titel',
    address: 'Adressen',
    hlsUrl: 'HLS-Playlist',
    watchUrl: 'Zuschauerseite',
  },
  streamState: {
    liveSince: (instant) => `live seit ${instant}`,
    disabled: 'abgeschaltet: Sender werden abgewiesen',
    neverLive: 'war noch nie live',
    ended: 'nicht auf Sendung seit:',
  },
  player: {
    play: 'Vorschau abspielen',
    quality: 'Qualität',
    automatic: 'Automatisch',
    automaticNow: (level) => `Automatisch (jetzt ${level})`,
    soundOnly: 'Nur Ton',
  },
  settings: {
    title: 'Einstellungen',
    dangerTitle: 'Diesen Stream löschen',
    dangerText: 'Schlüssel, Konfigurationen und Verlauf gehen mit.',
  },
  history: {
    publications: 'Sendungen',
    noPublications: 'Noch nie gesendet',
    noPublicationsHint: 'Jede Verbindung eines Encoders wird hier aufgeführt.',
    started: 'Beginn',
    duration: 'Dauer',
    from: 'Von',
    server: 'Medienserver',
    reason: 'Warum zu Ende',
    refusals: 'Kürzlich abgewiesen',
    noRefusals: 'Niemand wurde von diesem Stream abgewiesen.',
    at: 'Wann',
    what: 'Was',
    why: 'Warum',
    states: { authorized: 'Verbindet', live: 'Live', ended: 'Beendet' },
    actions: { on_publish: 'Senden', on_play: 'Abspielen', on_connect: 'Verbinden' },
  },
  problemHistory: {
    none: 'Es gab keine Probleme',
    what: 'Was nicht stimmte',
    open: 'Offen',
    over: 'Vorbei',
    fault: 'Wer dran ist',
  },
};

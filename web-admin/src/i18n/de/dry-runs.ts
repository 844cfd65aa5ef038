import type { Texts } from '../en.js';

/** Texte der Probeläufe und des Blicks auf den Eingang. */
export const dryRunTexts: Pick<Texts, 'dryRun' | 'probe' | 'inputWarnings'> = {
  dryRun: {
    run: 'Probieren ohne zu starten',
    possible: 'Es würde laufen.',
    notPossible: 'Es würde gerade nicht laufen.',
    agentsReady: (ready: number, needed: number) =>
      needed > 1
        ? `${ready} Agenten könnten es übernehmen, ${needed} sind nötig.`
        : `${ready} Agenten könnten es übernehmen.`,
    noAgents: 'Es gibt keinen Agenten.',
    agents: 'Agenten',
    verdicts: {
      ready: 'Könnte es übernehmen',
      offline: 'Nicht erreichbar',
      draining: 'Nimmt nichts Neues an',
      lacks_skills: 'Kann es nicht',
      lacks_labels: 'Hat andere Labels',
      full: 'Kein freier Platz',
    },
    missing: (what: string) => `es fehlt: ${what}`,
    target: 'Ziel',
    targetAnswers: {
      spoke: (at: string, ms: string) =>
        `${at} antwortet nach ${ms} ms. Ob der Schlüssel stimmt, zeigt sich erst, wenn es läuft.`,
      connected: (at: string) => `Unter ${at} hört etwas zu, sagt aber nicht, was es ist.`,
      not_checked: () =>
        'Kein Agent, der es versuchen könnte, ist erreichbar; also weiß niemand, ob das Ziel erreichbar ist.',
      agent_silent: () => 'Der Agent, der es versuchen sollte, hat nicht geantwortet. Noch einmal probieren.',
      target_refused: (at: string) =>
        `${at} lehnt die Verbindung ab; dort hört nichts zu, oder auf einem anderen Port.`,
      target_unknown: (at: string) => `Den Host ${at} gibt es nicht; die Adresse prüfen.`,
      target_unreachable: (at: string) => `${at} antwortet nicht; die Adresse und das Netz dazwischen prüfen.`,
      target_closed: (at: string) => `${at} hat die Verbindung sofort geschlossen.`,
      target_not_tls: (at: string) => `${at} spricht kein TLS; rtmp:// nehmen oder den Port für rtmps://.`,
      target_other_protocol: (at: string) => `${at} antwortet, aber nicht als RTMP-Server; Adresse und Port prüfen.`,
      target_forbidden: () =>
        'Es liegt in einem Netz, das nicht öffentlich ist. Die Einstellungen von Portier und des Agenten müssten das erlauben.',
    },
    triedBy: (agent: string) => `Versucht von Agent ${agent}.`,
    certificate: (reason: string) => `Seinem Zertifikat wird nicht vertraut (${reason}).`,
    warnings: 'Mit diesem Eingang',
    noWarnings: 'Nichts spricht dagegen.',
    inputs: {
      probe: 'Beurteilt nach dem letzten Blick auf den Eingang.',
      media_server: 'Beurteilt nach dem, was der Medienserver zur letzten Veröffentlichung sagte.',
      assumed: 'Noch niemand hat den Eingang gesehen; angenommen ist das Übliche: 1080p, 30 Bilder/s, H.264 und AAC.',
    },
    command: 'Der Befehl',
    notices: 'Entscheidungen für diesen Eingang',
  },
  probe: {
    title: 'Ein genauer Blick auf den Eingang',
    hint: 'Ein Agent sieht sich den Stream acht Sekunden lang an und misst.',
    run: 'Jetzt ansehen',
    running: 'Ein Agent sieht sich den Stream an …',
    never: 'Noch niemand hat hingesehen.',
    seen: (agent: string) => `Gesehen von Agent ${agent}`,
    notLive: 'Dafür muss der Stream live sein.',
    picture: 'Bild',
    size: 'Größe',
    frameRate: 'Bildrate',
    keyframes: 'Keyframe-Abstand',
    keyframesUnseen: 'keine zwei gesehen',
    bFrames: 'B-Frames',
    scan: 'Abtastung',
    interlaced: 'Zeilensprung',
    progressive: 'Vollbilder',
    pixelFormat: 'Pixelformat',
    sound: 'Ton',
    sampleRate: 'Abtastrate',
    channels: 'Kanäle',
    bitrate: 'Bitrate',
    videoBitrate: 'des Bildes',
    audioBitrate: 'des Tons',
    yes: 'ja',
    no: 'nein',
    none: 'keines',
    fine: 'Nichts Ungewöhnliches.',
  },
  inputWarnings: {
    no_video: () => 'Es gibt kein Bild. Prüfen Sie die Videoquelle im Encoder.',
    no_audio: () => 'Es gibt keinen Ton. Prüfen Sie die Tonquelle im Encoder.',
    video_codec: ({ codec }) => `Das Bild ist ${codec}, nicht H.264. Stellen Sie den Encoder auf H.264.`,
    audio_codec: ({ codec }) => `Der Ton ist ${codec}, nicht AAC. Stellen Sie den Encoder auf AAC.`,
    keyframes_far: ({ seconds, mostSeconds }) =>
      `Nur alle ${seconds} s kommt ein Keyframe. Stellen Sie den Keyframe-Abstand im Encoder auf höchstens ${mostSeconds} s.`,
    keyframes_unseen: ({ watchedSeconds }) =>
      `In ${watchedSeconds} s kamen keine zwei Keyframes. Stellen Sie den Keyframe-Abstand im Encoder auf 2 s.`,
    interlaced: () => 'Das Bild kommt im Zeilensprung. Lassen Sie den Encoder Vollbilder senden.',
    pixel_format: ({ pixelFormat }) => `Das Bild ist ${pixelFormat}. Viele Player zeigen nur 8 Bit 4:2:0 (NV12).`,
    sample_rate: ({ sampleRate }) => `Der Ton hat ${sampleRate} Hz. Stellen Sie 44,1 oder 48 kHz ein.`,
    channels: ({ channels }) => `Der Ton hat ${channels} Kanäle. Stellen Sie Stereo ein.`,
    frame_rate_unsteady: () => 'Die Bildrate ist nicht zu erkennen. Stellen Sie im Encoder eine feste ein.',
    target_video_codec: ({ target, codec }) =>
      `${target} nimmt kein Bild in ${codec}. Lassen Sie die Aufgabe das Bild neu kodieren.`,
    target_audio_codec: ({ target, codec }) =>
      `${target} nimmt keinen Ton in ${codec}. Lassen Sie die Aufgabe den Ton neu kodieren.`,
    target_keyframes: ({ target, seconds, mostSeconds }) =>
      `${target} verlangt mindestens alle ${mostSeconds} s ein Keyframe, und es kommt nur alle ${seconds} s eines. Ändern Sie das im Encoder oder lassen Sie die Aufgabe das Bild neu kodieren.`,
    target_bitrate: ({ target, bitrate, mostBitrate }) =>
      `${target} nimmt höchstens ${mostBitrate}, und ${bitrate} kämen an. Senken Sie sie im Encoder oder lassen Sie die Aufgabe das Bild neu kodieren.`,
    target_frame_rate: ({ target, framesPerSecond, mostFramesPerSecond }) =>
      `${target} nimmt höchstens ${mostFramesPerSecond} Bilder/s, und der Stream hat ${framesPerSecond}. Im Encoder ändern.`,
    target_height: ({ target, height, mostHeight }) =>
      `${target} nimmt höchstens ${mostHeight} Zeilen, und das Bild hat ${height}. Im Encoder verkleinern.`,
    target_upright: ({ target }) =>
      `${target} zeigt hochkante Bilder (9:16). Dieses ist breit und wird beschnitten oder klein gezeigt.`,
  },
};

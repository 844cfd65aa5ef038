import type { Texts } from '../en.js';

/** Texte rund ums Senden und die Schlüssel. */
export const publishTexts: Pick<Texts, 'publish' | 'qr' | 'encoders' | 'keyValidity'> = {
  publish: {
    title: 'So wird gesendet',
    lead: 'Zwei Werte zum Einfügen in den Encoder. Sie stehen in fast jedem an derselben Stelle.',
    server: 'Server',
    key: 'Streamschlüssel',
    keyMissing:
      'Schlüssel werden nur gehasht gespeichert und können nicht noch einmal gezeigt werden. Machen Sie bei Bedarf einen neuen.',
    keysTitle: 'Schlüssel zum Senden',
    keysLead: 'Einen je Team oder Gerät, damit man einen zurückziehen kann, ohne die anderen zu stören.',
    newKey: 'Neuer Schlüssel',
    editTitle: 'Schlüssel ändern',
    editHint: (hint) =>
      `Der Schlüssel, der auf ${hint} endet, bleibt derselbe. Wer zu einer Zeit oder von einem Ort sendet, für die er nicht mehr gilt, wird binnen Sekunden getrennt.`,
    toInvitation: 'Einladung',
    keyLabel: 'Bezeichnung',
    keyLabelHint: 'Wer oder was ihn benutzt, etwa „Hauptkamera“.',
    notBefore: 'Gültig ab',
    notAfter: 'Gültig bis',
    networks: 'Erlaubte Netze',
    networksHint: 'Adressen oder Netze wie 192.0.2.0/24, je Zeile eines. Leer = von überall.',
    advanced: 'Zeit oder Ort begrenzen',
    keyCreatedTitle: 'Ihr neuer Schlüssel',
    keyCreatedText: 'Kopieren Sie ihn jetzt: er wird nur einmal gezeigt.',
    hint: 'Endet auf',
    validity: 'Gültigkeit',
    always: 'immer',
    from: (instant) => `ab ${instant}`,
    until: (instant) => `bis ${instant}`,
    anywhere: 'von überall',
    lastUsed: 'Zuletzt benutzt',
    revoke: 'Zurückziehen',
    revokeLabel: (label) => `Schlüssel ${label} zurückziehen`,
    revokeTitle: (label) => `Schlüssel „${label}“ zurückziehen?`,
    revokeText: 'Wer damit sendet, wird getrennt und kommt damit nicht wieder herein.',
    emptyTitle: 'Keine Schlüssel',
    emptyHint: 'Niemand kann diesen Stream senden, solange es keinen Schlüssel gibt.',
    unlabelled: 'ohne Bezeichnung',
  },
  qr: {
    server: 'QR-Code der Serveradresse',
    serverHint: 'Die Serveradresse für die Kamera eines Telefons. Der Schlüssel ist nicht darin.',
    address: 'QR-Code der ganzen Adresse mit Schlüssel',
    addressHint:
      'Server und Schlüssel als eine Adresse, zum Einlesen mit einem Telefon. Wer ein Foto davon hat, kann senden: zeigen Sie ihn niemandem sonst.',
  },
  encoders: {
    title: 'Was wo einzutragen ist',
    names: { obs: 'OBS', vmix: 'vMix', ffmpeg: 'ffmpeg', phone: 'Telefon' },
    command: 'Befehl',
    steps: {
      obs: [
        'Einstellungen → Stream → Plattform: „Benutzerdefiniert…“.',
        'Server und Streamschlüssel einfügen.',
        'Einstellungen → Ausgabe, Modus „Erweitert“: CBR, Keyframe-Intervall 2 s, höchstens 6000 kbit/s.',
        'Stream starten. Der Reiter „Jetzt“ zeigt das Signal nach ein, zwei Sekunden.',
      ],
      vmix: [
        'Auf das Zahnrad neben „Stream“ klicken, Ziel „Custom RTMP Server“.',
        'URL: der Server. „Stream Name or Key“: der Streamschlüssel.',
        'Qualität: H.264 mit 4,5 Mbit/s; hinter dem Zahnrad daneben: „Keyframe Latency“ 2 s.',
        'Speichern und „Stream“ drücken.',
      ],
      phone: [
        'Eine App installieren, die RTMP sendet, etwa Larix Broadcaster.',
        'Unten einen neuen Schlüssel machen und seinen QR-Code einlesen, oder Server und Schlüssel mit einem Schrägstrich verbunden als Adresse eintragen.',
        '1280×720, 30 Bilder je Sekunde und alle 2 s ein Keyframe wählen.',
      ],
    },
    advice: 'H.264 und AAC, alle 2 s ein Keyframe, konstante Bitrate deutlich unter dem Upload des Netzes.',
  },
  keyValidity: { valid: 'Gültig', later: 'Noch nicht', expired: 'Abgelaufen' },
};

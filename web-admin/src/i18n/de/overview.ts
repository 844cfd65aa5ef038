import type { Texts } from '../en.js';

/** Texte der Übersicht und ihrer Karten. */
export const overviewTexts: Pick<Texts, 'overview' | 'fault' | 'faultHint' | 'meter' | 'picture' | 'liveCard'> = {
  overview: {
    title: 'Übersicht',
    allWell: 'Alles in Ordnung',
    allWellIdle: 'Bereit. Gerade ist nichts live.',
    allWellLive: (count) =>
      count === 1 ? 'Ein Stream ist live und gesund.' : `${count} Streams sind live und gesund.`,
    attention: (count) => (count === 1 ? 'Ein Problem braucht einen Blick' : `${count} Probleme brauchen einen Blick`),
    attentionText: 'Das Dringendste zuerst: was nicht stimmt, wer dran ist und was zu tun ist.',
    problems: 'Probleme',
    liveNow: 'Jetzt live',
    noLive: 'Nichts ist live',
    noLiveHint: 'Starten Sie einen Encoder mit Adresse und Schlüssel eines Streams.',
    howToPublish: 'Streams ansehen und wie man sendet',
    refusals: 'Kürzlich abgewiesen',
    refusalsHint: 'Sender und Player, die nicht hereingelassen wurden.',
    noRefusals: 'Niemand wurde abgewiesen.',
    agents: 'Agenten',
    freeSlots: (free, all) => `${free} von ${all} Plätzen frei`,
    mediaServers: 'Medienserver',
    system: 'Agenten und Medienserver',
    agentsOnline: (online, all) => `${online} von ${all} Agenten online`,
    serversAnswering: (answering, all) => `${answering} von ${all} Medienservern antworten`,
    wall: 'Ganzer Bildschirm',
  },
  fault: {
    publisher: 'Seite des Encoders',
    destination: 'Seite des Ziels',
    operator: 'Einstellungen',
    portier: 'Seite von Portier',
  },
  faultHint: {
    publisher: 'Fragen Sie, wer den Encoder bedient.',
    destination: 'Prüfen Sie die Zielplattform und ihren Schlüssel.',
    operator: 'Ändern Sie die Konfiguration.',
    portier: 'Prüfen Sie die Agenten und ihre Protokolle.',
  },
  meter: {
    label: (name) => `Tonpegel von ${name}`,
    valueText: (level, peak) => `${level}, Spitze ${peak}`,
    unknown: (label) => `${label}: nicht gemessen`,
    silent: 'stumm',
  },
  picture: {
    none: 'Noch kein Bild',
    old: 'Altes Bild',
  },
  liveCard: {
    healthy: 'Gesund',
    problems: (count) => (count === 1 ? '1 Problem' : `${count} Probleme`),
    viewers: 'Zuschauer',
    viewersHint: 'Wer gerade zusieht, mindestens',
    bitrate: 'Bitrate',
    frameRate: 'Bildrate',
    keyframes: 'Keyframe alle',
  },
};

import type { AlertEvent, Language } from '@app/contract';
import { written } from '../mail/letter.js';
import { toldTogether } from './alert.js';
import { alertTexts } from './texts.js';

type Events = readonly [AlertEvent, ...AlertEvent[]];

/** QUIRK(discord): longer messages are refused (Discord developer docs, "Execute Webhook": content up to 2000 characters). */
const discordLength = 2_000;

/** Body of an incoming webhook of a chat. */
export function chatBody(kind: 'slack' | 'discord' | 'matrix', events: Events, language: Language): string {
  switch (kind) {
    case 'slack':
      return JSON.stringify({ text: linesOf(events, language, slack).join('\n') });
    case 'discord': {
      const content = linesOf(events, language, markdown).join('\n');
      // Whatever a stream is called, nobody is called by it.
      return JSON.stringify({ content: shortened(content, discordLength), allowed_mentions: { parse: [] } });
    }
    case 'matrix':
      return JSON.stringify({
        text: linesOf(events, language, plain).join('\n'),
        html: linesOf(events, language, html).join('<br>'),
      });
  }
}

/** A mail about one event or several. */
export function mailOf(events: Events, language: Language): { subject: string; text: string; html: string } {
  const texts = alertTexts[language];
  const [first] = events;
  const foot = texts.foot(first.rule?.name ?? '');
  if (events.length === 1) {
    const { title, sentence, action } = first.text;
    const paragraphs = [title, ...(title.includes(sentence) ? [] : [sentence]), action].filter(Boolean);
    return written({ subject: title, paragraphs, action: { label: texts.open, url: first.url }, foot });
  }
  const shown = events.slice(0, toldTogether).map(({ text, url }) => `${text.title}\n${url}`);
  const rest = events.length > toldTogether ? [texts.more(events.length - toldTogether)] : [];
  return written({ subject: texts.several(events.length), paragraphs: [...shown, ...rest], foot });
}

/** How a chat writes. */
interface Style {
  escape: (text: string) => string;
  bold: (escaped: string) => string;
  link: (url: string, label: string) => string;
}

const escapeMarkup = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const plain: Style = { escape: (text) => text, bold: (text) => text, link: (url) => url };
const slack: Style = {
  escape: escapeMarkup,
  bold: (text) => `*${text}*`,
  link: (url, label) => `<${url}|${label}>`,
};
const html: Style = {
  escape: (text) => escapeMarkup(text).replace(/"/g, '&quot;'),
  bold: (text) => `<strong>${text}</strong>`,
  link: (url, label) => `<a href="${url.replace(/"/g, '%22')}">${label}</a>`,
};
const markdown: Style = {
  escape: (text) => text.replace(/[\\*_~`|>[\]()#@<]/g, '\\$&'),
  bold: (text) => `**${text}**`,
  link: (url, label) => `[${label}](<${url}>)`,
};

function linesOf(events: Events, language: Language, { escape, bold, link }: Style): string[] {
  const texts = alertTexts[language];
  if (events.length === 1) {
    const [{ text, url }] = events;
    return [bold(escape(text.title)), ...(text.action === '' ? [] : [escape(text.action)]), link(url, texts.open)];
  }
  const shown = events.slice(0, toldTogether).map(({ text, url }) => `${escape(text.title)} ${link(url, texts.open)}`);
  const rest = events.length > toldTogether ? [texts.more(events.length - toldTogether)] : [];
  return [bold(texts.several(events.length)), ...shown, ...rest];
}

function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

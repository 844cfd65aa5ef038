/** A short mail: what happened, one thing to do, and a foot. Texts, never markup: they are escaped here. */
export interface Letter {
  subject: string;
  paragraphs: string[];
  /** One button, shown as a plain address too. */
  action?: { label: string; url: string };
  foot: string;
}

/** The letter as a plain text and as HTML that needs no pictures and no styles from elsewhere. */
export function written({ subject, paragraphs, action, foot }: Letter): {
  subject: string;
  text: string;
  html: string;
} {
  const lines = [...paragraphs, ...(action === undefined ? [] : [`${action.label}:\n${action.url}`]), `-- \n${foot}`];
  return {
    subject: oneLine(subject),
    text: `${lines.join('\n\n')}\n`,
    html: htmlOf({ subject, paragraphs, action, foot }),
  };
}

function htmlOf({ subject, paragraphs, action, foot }: Letter & { action: Letter['action'] | undefined }): string {
  const body = paragraphs.map((paragraph) => `<p style="margin:0 0 16px">${escaped(paragraph)}</p>`);
  const button =
    action === undefined
      ? ''
      : `<p style="margin:24px 0"><a href="${escaped(action.url)}" style="display:inline-block;padding:10px 18px;border-radius:6px;background:#3b5bdb;color:#ffffff;text-decoration:none">${escaped(action.label)}</a></p>` +
        `<p style="margin:0 0 16px;color:#555;font-size:13px;word-break:break-all">${escaped(action.url)}</p>`;
  return (
    `<!doctype html><html><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>` +
    `<body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;color:#1a1b1e;background:#ffffff">` +
    `<div style="max-width:560px">${body.join('')}${button}` +
    `<p style="margin:24px 0 0;color:#555;font-size:13px">${escaped(foot)}</p></div></body></html>`
  );
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign).replace(/\n/g, '<br>');

/** A subject is one header line. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** One word of nginx's configuration that means exactly the text. */
export function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** The lines, one block deeper. */
export function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '    ');
}

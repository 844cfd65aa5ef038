/** The contract allows 500 skills of 64 characters. */
const mostSkills = 500;
const skillName = /^[A-Za-z0-9_.-]{1,50}$/;

/**
 * Encoders in the output of `ffmpeg -encoders`: lines such as ` V....D libx264   H.264 ...` below a ` ------` line; a line
 * of the legend before it has `=` in place of a name.
 */
export function parseEncoders(output: string): string[] {
  const list = output.slice(Math.max(0, output.search(/^\s*-+\s*$/m)));
  return [...list.matchAll(/^\s*[VAS][A-Z.]{5}\s+(\S+)/gm)].map(([, name = '']) => name).filter((name) => name !== '=');
}

/** Protocols ffmpeg can write to: the `Output:` part of `ffmpeg -protocols`. */
export function parseProtocols(output: string): string[] {
  const [, list = ''] = output.split(/^Output:\s*$/m);
  return list
    .split('\n')
    .map((line) => line.trim())
    .filter((name) => skillName.test(name));
}

/** What this agent tells portier it can do: `hls`, `encoder:libx264`, `protocol:srt`, in a fixed order. */
export function describeSkills(
  taskTypes: Iterable<string>,
  { encoders, protocols }: { encoders: readonly string[]; protocols: readonly string[] },
): string[] {
  const found = [
    ...taskTypes,
    ...protocols.map((name) => `protocol:${name}`),
    ...encoders.filter((name) => skillName.test(name)).map((name) => `encoder:${name}`),
  ];
  return [...new Set(found)].slice(0, mostSkills);
}

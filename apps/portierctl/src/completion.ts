import type { Command } from 'commander';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** Every command line up to a point, and the words that may follow: `"streams" -> list show --search ...`. */
export function wordsByPath(program: Command): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const walk = (command: Command, path: string[]) => {
    const options = command.options.flatMap(({ long }) => (long === undefined || long === null ? [] : [long]));
    found.set(path.join(' '), [...command.commands.map((one) => one.name()), ...options]);
    for (const one of command.commands) walk(one, [...path, one.name()]);
  };
  walk(program, []);
  return found;
}

/** A script for the shell that completes commands and options; names of things are not asked for. */
export function completionScript(program: Command, shell: Shell): string {
  const lines = [...wordsByPath(program)];
  switch (shell) {
    case 'bash':
      return bash(lines);
    case 'zsh':
      return `#compdef portierctl\nautoload -U +X bashcompinit && bashcompinit\n${bash(lines)}`;
    case 'fish':
      return fish(lines);
  }
}

function bash(lines: [string, string[]][]): string {
  const cases = lines.map(([path, words]) => `    "${path}") words="${words.join(' ')}" ;;`).join('\n');
  return `_portierctl() {
  local path="" word words=""
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in -*) ;; *) path="\${path:+$path }$word" ;; esac
  done
  case "$path" in
${cases}
  esac
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -F _portierctl portierctl
`;
}

function fish(lines: [string, string[]][]): string {
  return lines
    .map(([path, words]) => {
      const condition =
        path === '' ? '__fish_use_subcommand' : `string match -q "portierctl ${path}*" -- (commandline -cp)`;
      return `complete -c portierctl -f -n '${condition}' -a '${words.join(' ')}'\n`;
    })
    .join('');
}

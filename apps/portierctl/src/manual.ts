import { Help, type Command } from 'commander';
import { exitStatusTexts } from './exit-status.js';

/** Examples of a command: what it does, and how it is typed. */
export type Examples = ReadonlyMap<string, readonly (readonly [string, string])[]>;

/** Help of every command, in the form of a manual page. */
export class Manual extends Help {
  constructor(private readonly examples: Examples) {
    super();
    this.sortSubcommands = false;
    this.showGlobalOptions = true;
  }

  override formatHelp(command: Command, helper: Help): string {
    const path = pathOf(command);
    const commands = helper
      .visibleCommands(command)
      .map((one) => [helper.subcommandTerm(one), helper.subcommandDescription(one)]);
    const sections: [string, string][] = [
      ['NAME', `${path} - ${helper.commandDescription(command)}`],
      ['SYNOPSIS', helper.commandUsage(command)],
      [
        'ARGUMENTS',
        pairs(
          helper.visibleArguments(command).map((one) => [helper.argumentTerm(one), helper.argumentDescription(one)]),
        ),
      ],
      ['COMMANDS', pairs(commands)],
      [
        'OPTIONS',
        pairs(helper.visibleOptions(command).map((one) => [helper.optionTerm(one), helper.optionDescription(one)])),
      ],
      [
        'GLOBAL OPTIONS',
        pairs(
          helper.visibleGlobalOptions(command).map((one) => [helper.optionTerm(one), helper.optionDescription(one)]),
        ),
      ],
      ...(command.parent === null ? general : []),
      ['EXAMPLES', (this.examples.get(path) ?? []).map(([what, typed]) => `${what}:\n    ${typed}`).join('\n\n')],
    ];
    return sections
      .filter(([, text]) => text !== '')
      .map(([title, text]) => `${title}\n${indented(text)}\n`)
      .join('\n');
  }
}

const general: [string, string][] = [
  [
    'ENVIRONMENT',
    pairs([
      ['PORTIER_URL', 'address of portier; wins over the profile'],
      ['PORTIER_TOKEN', 'API token; wins over the profile'],
      ['PORTIER_PROFILE', 'profile to use'],
    ]),
  ],
  ['FILES', '~/.config/portier/config.yaml\n    profiles: an address and a token each; readable by its owner only'],
  ['EXIT STATUS', pairs(Object.entries(exitStatusTexts))],
];

/** The manual of a command and of all below it, as Markdown: docs/portierctl.md is made of it. */
export function manualPages(command: Command): string {
  const title = `${command.parent === null ? '#' : '##'} ${pathOf(command)}`;
  const own = `${title}\n\n\`\`\`text\n${command.helpInformation()}\`\`\`\n`;
  // "help" is no command of its own.
  const below = command.commands.filter((one) => one.name() !== 'help' && one.name() !== 'manual');
  return [own, ...below.map(manualPages)].join('\n');
}

/** `portierctl streams list` */
export function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}

function pairs(rows: readonly (readonly string[])[]): string {
  const width = Math.max(0, ...rows.map(([term = '']) => term.length));
  return rows.map(([term = '', text = '']) => `${term.padEnd(width)}  ${text}`.trimEnd()).join('\n');
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n');
}

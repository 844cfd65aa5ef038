import { Argument, Command, Option } from 'commander';
import type { Terminal } from './terminal.js';
import { addApply } from './commands/apply.service.js';
import { addAlertDeliveries, addAlertDestinations, addAlertRules } from './commands/alerts.service.js';
import { addAudit } from './commands/audit.service.js';
import { addAgents } from './commands/agents.service.js';
import { addConfigurations } from './commands/configurations.service.js';
import { addEdges } from './commands/edges.service.js';
import { addGroups } from './commands/groups.service.js';
import { addInvitations } from './commands/invitations.service.js';
import { addKeys } from './commands/keys.service.js';
import { addLists } from './commands/lists.service.js';
import { addLogin } from './commands/login.service.js';
import { addMediaServers } from './commands/media-servers.service.js';
import { addProblems } from './commands/problems.service.js';
import { addSharing } from './commands/sharing.service.js';
import { addSmall } from './commands/small.service.js';
import { addStreams } from './commands/streams.service.js';
import { addLogs, addTasks } from './commands/tasks.service.js';
import { addUsers } from './commands/users.service.js';
import { completionScript, shells, type Shell } from './completion.js';
import type { Context } from './context.service.js';
import { examples } from './examples.js';
import { Manual, manualPages } from './manual.js';
import { allNouns } from './nouns.js';
import { outputs } from './output.js';

/** All of portierctl's commands. */
export function createProgram(context: Context, version: string): Command {
  const program = new ManualCommand(context.terminal, 'portierctl')
    .helpCommand('help [command]', 'print the manual of a command')
    .description('drive Portier, the control plane for live streaming, from a shell')
    .version(version, '-V, --version', 'print the version')
    .option('--url <address>', 'address of portier, such as https://portier.example.org')
    .option('--profile <name>', 'profile of the configuration file')
    .addOption(new Option('-o, --output <form>', 'table, json or yaml').choices(outputs).default('table'))
    .option('-q, --quiet', 'print ids only', false);
  addLogin(program, context);
  const more: Record<string, (command: Command, context: Context) => void> = {
    ...{ streams: addStreams, configurations: addConfigurations, tasks: addTasks },
    ...{ agents: addAgents, edges: addEdges, 'media-servers': addMediaServers },
    ...{ users: addUsers, groups: addGroups, audit: addAudit, problems: addProblems },
    ...{ 'alert-destinations': addAlertDestinations, 'alert-rules': addAlertRules },
    'alert-deliveries': addAlertDeliveries,
  };
  const shared = ['streams', 'applications', 'configurations'];
  for (const noun of allNouns) {
    const command = program
      .command(noun.command)
      .aliases(noun.aliases ?? [])
      .description(noun.description);
    addLists(command, noun, context);
    more[noun.command]?.(command, context);
    if (shared.includes(noun.command)) addSharing(command, noun, context);
    if (noun.command === 'streams') addOfStreams(program, context);
    if (noun.command === 'tasks') addLogs(program, context);
  }
  addApply(program, context);
  addSmall(program, context);
  addCompletion(program, context);
  program
    .command('manual', { hidden: true })
    .description('print the manual of all commands as Markdown')
    .action(() => context.terminal.write(manualPages(program)));
  return program;
}

/** Nouns of their own that belong to a stream. */
function addOfStreams(program: Command, context: Context): void {
  addKeys(program.command('keys').description('Publish keys of a stream'), context);
  addInvitations(program.command('invitations').description('Access of guest crews to a stream, for a time'), context);
}

/** Every command has the same help. */
class ManualCommand extends Command {
  constructor(
    private readonly terminal: Terminal,
    name?: string,
  ) {
    super(name);
    // One line, as every other error.
    const oneLine = (text: string) =>
      `${text
        .replace(/^error:/, 'portierctl:')
        .trim()
        .replace(/\s+/g, ' ')}\n`;
    this.configureOutput({
      outputError: (text, write) => write(oneLine(text)),
      writeOut: (text) => terminal.write(text),
      writeErr: (text) => terminal.warn(text),
    });
    this.exitOverride().helpOption('-h, --help', 'print this manual').showSuggestionAfterError();
  }

  override createCommand(name?: string): Command {
    return new ManualCommand(this.terminal, name);
  }

  override createHelp(): Manual {
    return new Manual(examples);
  }
}

function addCompletion(program: Command, context: Context): void {
  program
    .command('completion')
    .addArgument(new Argument('<shell>', 'which shell').choices(shells))
    .description('print a script that completes commands in a shell')
    .action((shell: Shell) => context.terminal.write(completionScript(program, shell)));
}

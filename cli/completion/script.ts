/** Completion scripts, derived from the program itself, so that they know every command and flag that it has. */
import type { Command } from 'commander';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

interface Flag {
  readonly long: string;
  readonly choices: readonly string[];
  readonly takesValue: boolean;
  readonly summary: string;
}

interface Completed {
  readonly name: string;
  readonly summary: string;
  readonly flags: readonly Flag[];
  /** What the first argument may be, where that is a word of a list. */
  readonly words: readonly string[];
}

/** The script for a shell. */
export function completionScript(program: Command, shell: Shell): string {
  const commands = program.commands.map(completed);
  return { bash: bashScript, zsh: zshScript, fish: fishScript }[shell](commands);
}

function completed(command: Command): Completed {
  const help: Flag = { long: '--help', choices: [], takesValue: false, summary: 'display help for command' };
  const flags = command.options.map(({ long, argChoices, required, optional, description }): Flag => ({
    long: long ?? '',
    choices: argChoices ?? [],
    takesValue: required || optional,
    summary: description,
  }));
  return {
    name: command.name(),
    summary: command.summary(),
    flags: [...flags, help],
    words: command.registeredArguments[0]?.argChoices ?? [],
  };
}

/** One case of a shell's `case`. */
function branch(patterns: readonly string[], words: readonly string[]): string {
  return `    ${patterns.join('|')}) words="${words.join(' ')}" ;;`;
}

/** The words of `case "$command $before"`: choices of a flag; `-` where a flag takes any value. */
function valueBranches(commands: readonly Completed[]): readonly string[] {
  return commands.flatMap(({ name, flags }) =>
    flags
      .filter(({ takesValue }) => takesValue)
      .map(({ long, choices }) => branch([`"${name} ${long}"`], choices.length > 0 ? choices : ['-'])),
  );
}

function bashScript(commands: readonly Completed[]): string {
  return `# Completion of aftersim for bash: source <(aftersim completion bash)
_aftersim() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}" words=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(' ')} --help --version" -- "$current"))
    return
  fi
  case "$command $before" in
${valueBranches(commands).join('\n')}
  esac
  if [ "$words" = "-" ]; then
    COMPREPLY=($(compgen -f -- "$current"))
    return
  elif [ -n "$words" ]; then
    COMPREPLY=($(compgen -W "$words" -- "$current"))
    return
  fi
  if [[ "$current" == -* ]]; then
    case "$command" in
${commands
  .map(({ name, flags }) =>
    branch(
      [name],
      flags.map(({ long }) => long),
    ),
  )
  .join('\n')}
    esac
    COMPREPLY=($(compgen -W "$words" -- "$current"))
    return
  fi
  case "$command" in
${commands
  .filter(({ words }) => words.length > 0)
  .map(({ name, words }) => branch([name], words))
  .join('\n')}
  esac
  if [ -n "$words" ]; then
    COMPREPLY=($(compgen -W "$words" -- "$current"))
  else
    COMPREPLY=($(compgen -f -- "$current"))
  fi
}
complete -o filenames -F _aftersim aftersim
`;
}

/** A text between single quotes, for a shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function zshScript(commands: readonly Completed[]): string {
  // In a specification of _arguments, colons and brackets have a meaning.
  const plain = (text: string): string => text.replaceAll(/[[\]:\\]/g, (sign) => `\\${sign}`);
  const specification = ({ long, choices, takesValue, summary }: Flag): string => {
    const value = !takesValue ? '' : choices.length > 0 ? `:value:(${choices.join(' ')})` : ':value:_files';
    return quoted(`*${long}[${plain(summary)}]${value}`);
  };
  const branches = commands.map(({ name, flags, words }) => {
    const rest = quoted(words.length > 0 ? `*:word:(${words.join(' ')})` : '*:file:_files');
    return `    ${name}) _arguments ${[...flags.map(specification), rest].join(' \\\n      ')} ;;`;
  });
  return `#compdef aftersim
# Completion of aftersim for zsh: aftersim completion zsh > a folder of $fpath/_aftersim
_aftersim() {
  local -a commands
  commands=(
${commands.map(({ name, summary }) => `    ${quoted(`${name}:${plain(summary)}`)}`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command="$words[2]"
  shift words
  (( CURRENT-- ))
  case "$command" in
${branches.join('\n')}
  esac
}
compdef _aftersim aftersim
`;
}

function fishScript(commands: readonly Completed[]): string {
  const fish = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const lines = commands.flatMap(({ name, summary, flags, words }) => {
    const within = `complete -c aftersim -n '__fish_seen_subcommand_from ${name}'`;
    return [
      `complete -c aftersim -f -n __fish_use_subcommand -a ${name} -d ${fish(summary)}`,
      ...(words.length > 0 ? [`${within} -f -a ${fish(words.join(' '))}`] : []),
      ...flags.map(({ long, choices, takesValue, summary: about }) => {
        const value = !takesValue ? '' : choices.length > 0 ? ` -x -a ${fish(choices.join(' '))}` : ' -r';
        return `${within} -l ${long.slice(2)}${value} -d ${fish(about)}`;
      }),
    ];
  });
  return `# Completion of aftersim for fish: aftersim completion fish | source\n${lines.join('\n')}\n`;
}

/** A menu that callers steer with keys. Callers reach it by dialling `menu-<name>`. */
export interface Menu {
  readonly name: string;
  /** A file below the sounds' `prompts` directory: 8 kHz, mono, 16-bit WAV. */
  readonly greeting: string;
  readonly invalid: string;
  readonly timeoutSeconds: number;
  /** Key presses and the number that they dial. */
  readonly choices: Readonly<Record<string, string>>;
}

/** What is wrong with a part of a menu: "<part> <rule>. <cure>" reads as two sentences. */
export interface MenuMistake {
  readonly path: readonly string[];
  readonly value?: unknown;
  readonly rule: string;
  readonly cure: string;
}

/** Everything that FreeSWITCH could not read, or would read as something else. */
export function menuMistakes(menu: Menu): MenuMistake[] {
  return [...nameMistakes(menu), ...fileMistakes(menu), ...timeoutMistakes(menu), ...choiceMistakes(menu)];
}

function nameMistakes({ name }: Menu): MenuMistake[] {
  if (/^[a-z0-9-]{1,32}$/.test(name)) return [];
  const rule = "has a name that is not 1 to 32 small letters, digits and hyphens";
  return [{ path: [], rule, cure: 'Rename it, for example to "reception".' }];
}

function fileMistakes(menu: Menu): MenuMistake[] {
  return (["greeting", "invalid"] as const)
    .filter((part) => !/^[a-z0-9_-]+\.wav$/.test(menu[part]))
    .map((part) => ({
      path: [part],
      value: menu[part],
      rule: "is no plain .wav file name",
      cure: 'Name a file below the sounds\' prompts directory, for example "welcome.wav".',
    }));
}

function timeoutMistakes({ timeoutSeconds }: Menu): MenuMistake[] {
  if (timeoutSeconds > 0 && timeoutSeconds <= 60) return [];
  const rule = "is not above 0 and at most 60";
  return [
    {
      path: ["timeoutSeconds"],
      value: timeoutSeconds,
      rule,
      cure: "Write how many seconds to wait for a key.",
    },
  ];
}

function choiceMistakes({ choices }: Menu): MenuMistake[] {
  const entries = Object.entries(choices);
  if (entries.length === 0) {
    return [
      {
        path: ["choices"],
        rule: "is empty",
        cure: 'Give a key and what it dials, for example "1": "sales".',
      },
    ];
  }
  return entries
    .filter(([keys, number]) => !/^[0-9*#]{1,8}$/.test(keys) || !/^[A-Za-z0-9._+-]{1,64}$/.test(number))
    .map(([keys, number]) => ({
      path: ["choices", keys],
      value: number,
      rule: "is not keys and a number to dial",
      cure: 'Write up to 8 of 0-9, * and # in quotes, then a number or a user, for example "1": "sales".',
    }));
}

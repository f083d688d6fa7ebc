/** The menus that callers steer with keys. */
import { z } from "zod";
import { checkMenus } from "../checks/menus";
import { faultsOf, fieldDocs } from "./field";

const menu = z.strictObject({
  greeting: z.string(),
  invalid: z.string(),
  timeoutSeconds: z.int().min(1).max(60).default(5),
  choices: z.record(z.string(), z.string()),
});

export const menus = z
  .record(z.string(), menu)
  .superRefine(faultsOf(checkMenus))
  .register(fieldDocs, {
    type: "menus by name",
    range:
      "`greeting`, `invalid`: .wav files; `timeoutSeconds`: 1 to 60, 5 if left out; `choices`: keys and what they dial",
    meaning:
      "Menus that callers steer with keys; they reach one by dialling `menu-<name>`. The sounds are in the machine image, below " +
      "`prompts`: 8 kHz, mono, 16 bits.",
    rule: "must be a menu: greeting and invalid (.wav files), timeoutSeconds (1 to 60), choices (keys and what they dial)",
    cure: "See the cell's menus in docs/reference/settings.md.",
  })
  .default({});

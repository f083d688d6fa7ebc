/** What alarms may do: at most five actions a state, topics of their own Region only. */
import { type Context, refusal, set, text } from "../../model/table";

export const alarmActions = () => set(text({ format: "arn" }), { maxItems: 5 });

export function checkActionRegions(c: Context): void {
  for (const name of ["alarmActions", "okActions", "insufficientDataActions"]) {
    for (const arn of c.inputs.texts(name)) {
      const [, , service, region] = arn.split(":");
      if (service !== "sns" || region === c.region) continue;
      throw refusal("ValidationError", `Invalid region ${region} specified. Only ${c.region} is supported.`);
    }
  }
}

/** Names of the alarms in a composite alarm's rule, in any state and with or without quotes; ARNs give their name. */
export function alarmsIn(rule: string): string[] {
  return [...rule.matchAll(/\b(?:ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*"?([^")]+?)"?\s*\)/g)].map(
    ([, name = ""]) => name.replace(/^arn:.*:alarm:/, ""),
  );
}

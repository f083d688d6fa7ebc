import type { Rule } from "./rule";

/** All stacks of an environment are in one account: cells attach themselves to the listeners of the global stack. */
export const account: Rule = ({ inOrder }) => {
  const [first, ...others] = inOrder.filter(({ settings }) => settings.accountId !== undefined);
  if (!first) return;
  for (const { settings, report } of others) {
    if (settings.accountId === first.settings.accountId) continue;
    const rule = `is not the account of ${first.file}, "${first.settings.accountId}"`;
    report("accountId", rule, "Give all stacks of an environment the same account.");
  }
  for (const { file, settings, gives, mistakes } of inOrder) {
    if (settings.accountId !== undefined || gives("accountId")) continue;
    mistakes.push({
      file,
      key: "accountId",
      rule: `is missing, and ${first.file} guards the environment with "${first.settings.accountId}"`,
      cure: `Write "${first.settings.accountId}" here too.`,
    });
  }
};

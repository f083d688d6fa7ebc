import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { isUnknown, wordOf } from "../../vocabulary/values";
import { valuesAt } from "../paths";

const SETTINGS = ["aws:ssm/serviceSetting:ServiceSetting", "aws-native:ssm:ServiceSetting"];
const SHARING = "/ssm/documents/console/public-sharing-permission";

/** Documents of Systems Manager shared with everyone (which the native form cannot be), and the account's block of that taken away. */
export const documentPublic: ResourceRule = {
  id: "document-public",
  title: "Documents of Systems Manager are shared with nobody in general.",
  severity: "high",
  awsDefault:
    "A document is private until it is shared; public sharing is allowed until the account blocks it.",
  why: "A document tells how the machines are run, with the names and often the parameters of what runs on them.",
  remediation: [
    "Name the accounts in `permissions.accountIds`.",
    `Set the service setting \`${SHARING}\` to \`Disable\`.`,
  ],
  links: ["https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-ssm-sharing.html"],
  controls: { fsbp: ["SSM.4", "SSM.7"], wellArchitected: ["SEC03-BP07"] },
  types: ["aws:ssm/document:Document", ...SETTINGS],
  judge({ type, props }): Finding[] {
    if (SETTINGS.includes(type)) return judgeSetting(props.settingId, props.settingValue);
    return valuesAt(props, "permissions.accountIds").flatMap(({ property, value }) => {
      if (isUnknown(value)) return [undecided(property)];
      const accounts = (wordOf(value) ?? "").split(",").map((account) => account.trim());
      return accounts.includes("all") ? [violation(`\`${property}\` is \`All\`.`)] : [];
    });
  },
};

function judgeSetting(id: unknown, value: unknown): Finding[] {
  const isSharing = typeof id === "string" && id.endsWith(SHARING);
  if (!isSharing && !isUnknown(id)) return [];
  if (isUnknown(value)) return [undecided("settingValue")];
  if (wordOf(value) !== "enable") return [];
  return [
    isUnknown(id)
      ? undecided("settingId")
      : violation("`settingValue` lets documents be shared with everyone."),
  ];
}

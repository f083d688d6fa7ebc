import { mutants, type RuleCases, UNKNOWN } from "../cases";

const document = mutants({
  type: "aws:ssm/document:Document",
  props: {
    content: "{}",
    documentType: "Command",
    permissions: { type: "Share", accountIds: "123456789012" },
  },
});
const shared = (accountIds: unknown) => document({ permissions: { type: "Share", accountIds } });
const setting = mutants({
  type: "aws:ssm/serviceSetting:ServiceSetting",
  props: { settingId: "/ssm/documents/console/public-sharing-permission", settingValue: "Disable" },
});
const says = "`permissions.accountIds` is `All`.";

export default {
  violating: [
    { title: "everyone", given: shared("All"), says },
    { title: "everyone beside an account", given: shared("123456789012, all"), says },
    {
      title: "public sharing, natively",
      given: setting({ settingValue: "Enable" }, "aws-native:ssm:ServiceSetting"),
      says: "`settingValue` lets documents be shared with everyone.",
    },
    {
      title: "public sharing",
      given: setting({ settingValue: "Enable" }),
      says: "`settingValue` lets documents be shared with everyone.",
    },
  ],
  clean: [
    { title: "an account", given: document({}) },
    { title: "nobody", given: document({ permissions: undefined }) },
    { title: "no public sharing", given: setting({}) },
    { title: "no public sharing, natively", given: setting({}, "aws-native:ssm:ServiceSetting") },
    {
      title: "another setting",
      given: setting({ settingId: "/ssm/parameter-store/x", settingValue: "Enable" }),
    },
  ],
  unknown: [
    { title: "unknown accounts", given: shared(UNKNOWN), says: "permissions.accountIds" },
    { title: "an unknown value", given: setting({ settingValue: UNKNOWN }), says: "settingValue" },
    {
      title: "an unknown setting",
      given: setting({ settingId: UNKNOWN, settingValue: "Enable" }),
      says: "settingId",
    },
  ],
} satisfies RuleCases;

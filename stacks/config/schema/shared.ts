/** Settings that a global stack and a cell both have. */
import { checkAccountId, checkTags, mostTags } from "../checks/aws";
import { checkEmail } from "../checks/names";
import { flag, section, text, textMap } from "./field";

export const sharedSettings = {
  accountId: text({
    type: "AWS account id",
    range: "12 digits",
    meaning:
      "The only account that the stack may be deployed into. Without it, whatever the credentials reach.",
    check: checkAccountId,
  }).optional(),
  protect: flag({
    meaning:
      "Whether what can't be made again (addresses, recordings, keys, secrets) is protected from deletion, and the " +
      "environment from `cells destroy`.",
  }).default(true),
  tags: textMap({
    type: "keys with texts",
    range: `at most ${mostTags} tags, keys of 1 to 128 and values of at most 256 characters`,
    meaning: "Tags of everything that the stack makes.",
    source: "AWS, Tag naming limits and requirements",
    check: checkTags,
  }).default({}),
  alarms: section({
    email: text({
      type: "mail address",
      meaning:
        "Who is told of alarms. AWS mails a link there that must be confirmed once. Without it, nobody.",
      check: checkEmail,
    }).optional(),
  }),
};

import { logRetentionDays } from "../tables/log-retention";
import { oneOf } from "./field";

/** For how long CloudWatch keeps a log. */
export const logRetention = (meaning: string) =>
  oneOf(logRetentionDays, {
    unit: "days",
    range: logRetentionDays.join(", "),
    source: "AWS, PutRetentionPolicy, `retentionInDays`",
    meaning,
  });

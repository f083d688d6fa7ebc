import { type RuleCases, UNKNOWN } from "../cases";

const type = "aws:cloudwatch/logGroup:LogGroup";
const LEFT_OUT = "`retentionInDays` is left out, and AWS then keeps the logs for good.";
const group = (props: Record<string, unknown>) => ({ type, props });

export default {
  violating: [
    {
      title: "too short",
      given: group({ retentionInDays: 7 }),
      settings: { minimumDays: 30, maximumDays: 365 },
      says: "`retentionInDays` is 7, not from 30 to 365.",
    },
    ...[type, "aws-native:logs:LogGroup"].map((each) => ({
      title: each,
      given: { type: each, props: { name: "edge" } },
      says: LEFT_OUT,
    })),
    {
      title: "too long",
      given: group({ retentionInDays: 366 }),
      settings: { minimumDays: 30, maximumDays: 365 },
      says: "`retentionInDays` is 366, not from 30 to 365.",
    },
    {
      title: "for good",
      given: group({ retentionInDays: 0 }),
      says: "`retentionInDays` is 0 or no number, and AWS then keeps the logs for good.",
    },
  ],
  clean: [
    ...[30, 365].map((retentionInDays) => ({
      title: `${retentionInDays} days of 30 to 365`,
      given: group({ retentionInDays }),
      settings: { minimumDays: 30, maximumDays: 365 },
    })),
    { title: "a month", given: group({ retentionInDays: 30 }) },
    { title: "a month, as text", given: group({ retentionInDays: "30" }) },
    { title: "a group for deliveries", given: group({ logGroupClass: "DELIVERY" }) },
  ],
  unknown: [
    { title: "an unknown number", given: group({ retentionInDays: UNKNOWN }), says: "retentionInDays" },
    { title: "an unknown class", given: group({ logGroupClass: UNKNOWN }), says: "logGroupClass" },
  ],
} satisfies RuleCases;

import { type FunctionTable, flag, set, text } from "../../model/table";
import { zonesOf } from "../ec2/availability-zones";
import { filters } from "../ec2/lookup";

/** Every zone is available and none needs an opt-in, so `allAvailabilityZones` adds nothing. */
export const getAvailabilityZones: FunctionTable = {
  token: "aws:index/getAvailabilityZones:getAvailabilityZones",
  service: "EC2",
  operation: "DescribeAvailabilityZones",
  scope: "regional",
  args: {
    allAvailabilityZones: flag(),
    excludeNames: set(text()),
    excludeZoneIds: set(text()),
    filters: filters(),
    state: text({ oneOf: ["available", "information", "impaired", "unavailable", "constrained"] }),
  },
  call: (c) => {
    const facts = (zone: { name: string; id: string }): { [filter: string]: string } => ({
      "zone-name": zone.name,
      "zone-id": zone.id,
      "region-name": c.region,
      "group-name": c.region,
      "zone-type": "availability-zone",
      "opt-in-status": "opt-in-not-required",
      state: "available",
    });
    const zones = zonesOf(c.region)
      .filter((zone) => (c.inputs.text("state") ?? "available") === facts(zone).state)
      .filter((zone) =>
        c.inputs
          .blocks("filters")
          .every((filter) => filter.texts("values").includes(facts(zone)[filter.text("name") ?? ""] ?? "")),
      )
      .filter(({ name }) => !c.inputs.texts("excludeNames").includes(name))
      .filter(({ id }) => !c.inputs.texts("excludeZoneIds").includes(id));
    return {
      id: c.region,
      names: zones.map(({ name }) => name),
      zoneIds: zones.map(({ id }) => id),
      groupNames: zones.length > 0 ? [c.region] : [],
    };
  },
};
